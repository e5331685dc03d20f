import { describe, expect, it } from 'vitest';
import type { Attribution } from '../../../../src/core/statements/attribution/attribute.ts';
import { readEnglish } from '../../../../src/core/language/english/tokenize.ts';
import { readAttributions } from '../../../../src/core/statements/registers/read-attributions.ts';
import { rules, tellingRules } from '../../../../src/core/statements/attribution/rules.ts';

type Row = readonly [rule: string, source: string, cue: string, content: string];

const join = (text: string, spans: Attribution['source']) =>
  spans.map(([start, end]) => text.slice(start, end)).join(' … ');

const row = (text: string, { rule, source, cue, content }: Attribution): Row => [
  rule,
  join(text, source),
  join(text, cue),
  join(text, content),
];

const attribute = (text: string) => readAttributions(readEnglish(text));
const read = (text: string) => attribute(text).map((one) => row(text, one));

const table: readonly (readonly [text: string, ...expected: Row[]])[] = [
  [
    '“The road will open in May,” the governor said.',
    ['quotation-after', 'the governor', 'said', '“The road will open in May,”'],
  ],
  [
    '"Will the road open?" a farmer asked on Monday.',
    ['quotation-after', 'a farmer', 'asked', '"Will the road open?"'],
  ],
  [
    '“The road will open,” said Ana Petrov, a spokeswoman for the ministry.',
    ['quotation-inverted', 'Ana Petrov, a spokeswoman for the ministry', 'said', '“The road will open,”'],
  ],
  [
    'The camp would open, the envoy told the council, and the army would guard it.',
    ['postposed', 'the envoy', 'told', 'The camp would open … the army would guard it'],
  ],
  [
    'The army guards the camp, she went on, but it would not build it.',
    ['postposed', 'she', 'went on', 'The army guards the camp … it would not build it'],
  ],
  [
    'According to Ana Petrov, the debt was settled in May; the line, she said, was cut by the army.',
    [
      'according-to',
      'Ana Petrov',
      'According to',
      'the debt was settled in May; the line, she said, was cut by the army',
    ],
  ],
  [
    'The army will guard the camp, the envoy argued in the chamber: “It is our camp.”',
    ['quotation-split', 'the envoy', 'argued', 'The army will guard the camp … “It is our camp.”'],
  ],
  [
    'The ministry has said in the past that it has no camp.',
    ['bare-clause', 'The ministry', 'has said', 'that it has no camp'],
  ],
  ['Of the camp the report says nothing.', ['hypothetical', 'the report', 'says', 'nothing']],
  [
    'A spokesman confirmed that the camp opened but would not go into details.',
    ['that-clause', 'A spokesman', 'confirmed', 'that the camp opened but would not go into details'],
  ],
  [
    'The camp would open, the envoy said, and a band played.',
    ['postposed', 'the envoy', 'said', 'The camp would open'],
  ],
  [
    'The camp will open, the envoy said the same evening, adding that families come first.',
    ['postposed', 'the envoy', 'said', 'The camp will open'],
    ['participle', 'the envoy', 'adding', 'that families come first'],
  ],
  [
    'The envoy said on Friday night that the camp would open.',
    ['that-clause', 'The envoy', 'said', 'that the camp would open'],
  ],
  [
    'The ministry could open a camp, the Sunday Tribune quoted the envoy as saying.',
    ['postposed', 'the envoy', 'saying', 'The ministry could open a camp'],
  ],
  [
    'Petrov said the camp would open, something the army has not confirmed.',
    ['bare-clause', 'Petrov', 'said', 'the camp would open, something the army has not confirmed'],
  ],
  [
    'According to Ana Petrov, who speaks for the ministry, the road was closed in May.',
    ['according-to', 'Ana Petrov, who speaks for the ministry', 'According to', 'the road was closed in May'],
  ],
  [
    'The envoy agreed to the list, while stressing that the road stays closed.',
    ['participle', 'The envoy', 'stressing', 'that the road stays closed'],
  ],
  [
    'The envoy asked for the return of the three boats.',
    ['call', 'The envoy', 'asked for', 'the return of the three boats'],
  ],
  [
    'The envoy requested that the camp be opened in May.',
    ['that-clause', 'The envoy', 'requested', 'that the camp be opened in May'],
  ],
  [
    'The envoy said the camp would open, but would not take families.',
    ['bare-clause', 'The envoy', 'said', 'the camp would open, but would not take families'],
  ],
  [
    'The envoy said the camp would open, but only if the road is cleared.',
    ['bare-clause', 'The envoy', 'said', 'the camp would open, but only if the road is cleared'],
  ],
  [
    'The envoy said the camp would open, but would not say when.',
    ['bare-clause', 'The envoy', 'said', 'the camp would open'],
  ],
  [
    '“The road,” Petrov said, “will open in May.”',
    ['quotation-split', 'Petrov', 'said', '“The road,” … “will open in May.”'],
  ],
  [
    'In a post on X, Petrov wrote: “The road is safe.”',
    ['quotation-before', 'Petrov', 'wrote', '“The road is safe.”'],
  ],
  [
    'Petrov said in a statement that the road was “safe and dry”.',
    ['that-clause', 'Petrov', 'said', 'that the road was “safe and dry”'],
  ],
  [
    'The envoy had promised to open the road, the minister said, adding that the port would follow.',
    ['postposed', 'the minister', 'said', 'The envoy had promised to open the road'],
    ['participle', 'the minister', 'adding', 'that the port would follow'],
  ],
  [
    'The road would open, the envoy told reporters, and that the port would follow.',
    ['postposed', 'the envoy', 'told', 'The road would open … that the port would follow'],
  ],
  [
    'The mill, the mine, and the bank said that the road would open.',
    ['that-clause', 'the bank', 'said', 'that the road would open'],
  ],
  [
    'Norland, Sylvania, and Freedonia once again reiterated their support for the road.',
    ['judgement', 'Norland, Sylvania, and Freedonia', 'once again reiterated', 'their support for the road'],
  ],
  [
    'Norland, Sylvania and Freedonia said that the road would open.',
    ['that-clause', 'Norland, Sylvania and Freedonia', 'said', 'that the road would open'],
  ],
  [
    'The road will open, Northern Road Ministry’s Spokesperson, Ada Holm said on Monday.',
    ['postposed', 'Northern Road Ministry’s Spokesperson, Ada Holm', 'said', 'The road will open'],
  ],
  [
    'The road will reach Aldby, Northern Province, Ada Holm said on Monday.',
    ['postposed', 'Ada Holm', 'said', 'The road will reach Aldby, Northern Province'],
  ],
  [
    'Meanwhile, Ada Holm, said that after the vote the road would open.',
    ['that-clause', 'Ada Holm', 'said', 'that after the vote the road would open'],
  ],
  [
    'Aldby, Norland said that the road would open.',
    ['that-clause', 'Norland', 'said', 'that the road would open'],
  ],
  [
    'Norland once more said that the road would open.',
    ['that-clause', 'Norland', 'once more said', 'that the road would open'],
  ],
  [
    'Only a few states including Norland and Sylvania have shown interest in the road.',
    ['judgement', 'a few states including Norland and Sylvania', 'have shown', 'interest in the road'],
  ],
  [
    'The ministry’s statement affirmed its readiness to open the road.',
    ['judgement', 'The ministry’s statement', 'affirmed', 'its readiness to open the road'],
  ],
  ['The ministry posted a new envoy to Aldby.'],
  [
    'The ministry posted that the road would open.',
    ['that-clause', 'The ministry', 'posted', 'that the road would open'],
  ],
  [
    'The agency quoted Petrov as saying that the road would open.',
    ['judgement', 'The agency', 'quoted', 'Petrov as saying that the road would open'],
  ],
  [
    'The road would open, Petrov said, the agency reported.',
    ['postposed', 'the agency', 'reported', 'The road would open, Petrov said'],
  ],
  [
    'The road would open, Petrov told the visitors, according to a summary.',
    ['according-to', 'a summary', 'according to', 'The road would open, Petrov told the visitors'],
  ],
  [
    'Petrov, whom the ministry declared the winner, said the road would open.',
    ['bare-clause', 'the ministry', 'declared', 'the winner'],
    ['bare-clause', 'Petrov, whom the ministry declared the winner', 'said', 'the road would open'],
  ],
  [
    'A group of traders visiting the port assured the governor that the road was open.',
    ['told', 'A group of traders visiting the port', 'assured', 'that the road was open'],
  ],
  [
    'Governor Ana Petrov, said that the road was open.',
    ['that-clause', 'Governor Ana Petrov', 'said', 'that the road was open'],
  ],
  [
    'Petrov had earlier promised the governor that the road would open.',
    ['told', 'Petrov', 'had earlier promised', 'that the road would open'],
  ],
  [
    'Ning, the spokesman, said that the road was open.',
    ['that-clause', 'Ning, the spokesman', 'said', 'that the road was open'],
  ],
  [
    'Petrov briefed on the talks and noted that the road would open.',
    ['topic', 'Petrov', 'briefed on', 'the talks'],
    ['conjoined', 'Petrov', 'noted', 'that the road would open'],
  ],
  ['Petrov told the minister Kelly would come.', ['told', 'Petrov', 'told', 'Kelly would come']],
  ['The envoy said the talks had failed.', ['bare-clause', 'The envoy', 'said', 'the talks had failed']],
  [
    "The ministry's spokesman told reporters on Tuesday that the border was open.",
    ['told', "The ministry's spokesman", 'told', 'that the border was open'],
  ],
  [
    'The minister assured the visitors that their staff would be safe.',
    ['told', 'The minister', 'assured', 'that their staff would be safe'],
  ],
  [
    'The envoy asked whether the bridge would hold.',
    ['asked', 'The envoy', 'asked', 'whether the bridge would hold'],
  ],
  ['As the envoy put it, the talks had failed.', ['as-said', 'the envoy', 'put it', 'the talks had failed']],
  [
    'The road is “safe and dry,” as the ministry noted on Monday.',
    ['as-said', 'the ministry', 'noted', 'The road is “safe and dry,”'],
  ],
  [
    'Claiming the road was safe, the governor left for Arden.',
    ['opening', 'the governor', 'Claiming', 'the road was safe'],
  ],
  [
    'The council made a strong condemnation of the raid.',
    ['light-verb', 'The council', 'made a strong condemnation of', 'the raid'],
  ],
  [
    'The envoy gave assurances that the road was safe.',
    ['light-verb', 'The envoy', 'gave assurances', 'that the road was safe'],
  ],
  ['The envoy asked the governor about the road.', ['topic', 'The envoy', 'asked', 'the road']],
  ['The bridge is safe, he underscored.', ['postposed', 'he', 'underscored', 'The bridge is safe']],
  [
    'The bridge will reopen, said Ana Petrov, an engineer.',
    ['inverted', 'Ana Petrov, an engineer', 'said', 'The bridge will reopen'],
  ],
  ['The bridge, engineers say, will hold.', ['parenthetical', 'engineers', 'say', 'The bridge … will hold']],
  [
    'According to the ministry, the bridge was closed.',
    ['according-to', 'the ministry', 'According to', 'the bridge was closed'],
  ],
  [
    'The bridge was closed, according to two officials.',
    ['according-to', 'two officials', 'according to', 'The bridge was closed'],
  ],
  [
    'The envoy left early, saying that the talks had failed.',
    ['participle', 'The envoy', 'saying', 'that the talks had failed'],
  ],
  [
    'He noted that trade had grown and added that it would grow further.',
    ['that-clause', 'He', 'noted', 'that trade had grown'],
    ['conjoined', 'He', 'added', 'that it would grow further'],
  ],
  [
    'The envoy, who said the talks had failed, flew home.',
    ['relative', 'The envoy … who', 'said', 'the talks had failed'],
  ],
  [
    'The bridge is safe, Petrov was quoted as saying by a news agency.',
    ['postposed', 'Petrov', 'was quoted as saying', 'The bridge is safe'],
  ],
  [
    'Petrov was quoted as saying that the bridge was safe.',
    ['quoted-as', 'Petrov', 'was quoted as saying', 'that the bridge was safe'],
  ],
  ['The council condemned the attack.', ['judgement', 'The council', 'condemned', 'the attack']],
  ['The council called for an inquiry.', ['call', 'The council', 'called for', 'an inquiry']],
  [
    'The council urged both sides to return to the table.',
    ['call', 'The council', 'urged', 'both sides to return to the table'],
  ],
  [
    'It was stressed by the northern side that the ferry must run.',
    ['passive-clause', 'the northern side', 'was stressed', 'that the ferry must run'],
  ],
  [
    'A proposal was made by the northern side for the opening of a port.',
    ['passive-noun', 'the northern side', 'was made', 'A proposal … for the opening of a port'],
  ],
  [
    'The readiness of the island to study it was conveyed by Ana Petrov.',
    ['passive-noun', 'Ana Petrov', 'was conveyed', 'The readiness of the island to study it'],
  ],
  [
    'Petrov expressed that the island would close its port.',
    ['that-clause', 'Petrov', 'expressed', 'that the island would close its port'],
  ],
  ['The attack was condemned by the council.', ['passive', 'the council', 'was condemned', 'The attack']],
  [
    'Petrov said, the island will close its port.',
    ['bare-clause', 'Petrov', 'said', 'the island will close its port'],
  ],
  [
    'For his part, Petrov said, the island will close its port.',
    ['bare-clause', 'Petrov', 'said', 'the island will close its port'],
  ],
  [
    'The envoy said the island would open the port, but would not pay for it.',
    ['bare-clause', 'The envoy', 'said', 'the island would open the port, but would not pay for it'],
  ],
  [
    'The envoy said the port was open, but fishermen disagree.',
    ['bare-clause', 'The envoy', 'said', 'the port was open'],
  ],
  [
    'The envoy said the island will repeal the levy, and expressed the hope that flights would follow.',
    ['bare-clause', 'The envoy', 'said', 'the island will repeal the levy'],
    ['judgement', 'The envoy', 'expressed', 'the hope that flights would follow'],
  ],
  [
    'A reporter put it to her that the island had accused the league of theft.',
    ['question', 'A reporter', 'put it', 'that the island had accused the league of theft'],
  ],
  [
    'The group pledged not to cross the river.',
    ['commitment', 'The group', 'pledged', 'not to cross the river'],
  ],
  ['The two sides agreed to open a school.', ['commitment', 'The two sides', 'agreed', 'to open a school']],
  [
    'The report found that the bridge was unsafe.',
    ['shown', 'The report', 'found', 'that the bridge was unsafe'],
  ],
  ['The council hopes to reopen the bridge.', ['wish', 'The council', 'hopes', 'to reopen the bridge']],
  ['The council plans to reopen the bridge.', ['plan', 'The council', 'plans', 'to reopen the bridge']],
  ['The law requires drivers to stop.', ['directive', 'The law', 'requires', 'drivers to stop']],
  [
    'Engineers believe that the bridge will hold.',
    ['belief', 'Engineers', 'believe', 'that the bridge will hold'],
  ],
  [
    'Engineers are confident that the bridge will hold.',
    ['attitude', 'Engineers', 'are confident', 'that the bridge will hold'],
  ],
  ['The envoy spoke about the bridge.', ['topic', 'The envoy', 'spoke about', 'the bridge']],
  [
    'The envoy did not say that the bridge was safe.',
    ['hypothetical', 'The envoy', 'did not say', 'that the bridge was safe'],
  ],
  [
    'The envoy went on to say that the bridge was safe.',
    ['infinitive', 'The envoy', 'went on to say', 'that the bridge was safe'],
  ],
  ['The attack was condemned by the council.', ['passive', 'the council', 'was condemned', 'The attack']],
  [
    "The envoy's claim that the bridge was safe drew doubts.",
    ['nominal', "The envoy's", 'claim', 'that the bridge was safe drew doubts'],
  ],
  [
    'A claim by the envoy that the bridge was safe was denied.',
    ['nominal', 'the envoy', 'claim', 'that the bridge was safe was denied'],
  ],
  [
    'Speaking at a forum, Karimova said the school would reopen.',
    ['bare-clause', 'Karimova', 'said', 'the school would reopen'],
  ],
];

describe('attribute', () => {
  it.each(table.map(([text, ...expected]) => ({ text, expected })))('reads $text', ({ text, expected }) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    'The envoy said the talks had failed, but trains still run.',
    'The envoy said the talks had failed, while trains still run.',
    'The envoy said the talks had failed, adding that he would return.',
    'The envoy said the talks had failed and police said the road was shut.',
    'When the envoy said the talks had failed, traders laughed.',
  ])('ends what is reported where the author goes on: %s', (text) => {
    expect(read(text)[0]).toEqual([
      'bare-clause',
      text.slice(text.search(/the envoy/iu), text.indexOf(' said')),
      'said',
      'the talks had failed',
    ]);
  });

  it('takes the description of a subject into the source', () => {
    expect(read('Ana Petrov, a spokeswoman for the ministry, said the road was open.')).toEqual([
      ['bare-clause', 'Ana Petrov, a spokeswoman for the ministry', 'said', 'the road was open'],
    ]);
    expect(read('The minister, who visited the port last week, also said that ships had returned.')).toEqual([
      ['that-clause', 'The minister, who visited the port last week', 'also said', 'that ships had returned'],
    ]);
  });

  it('takes "acting" before a title into the source', () => {
    expect(
      read('"The road is open," acting Foreign Minister Ana Petrov told reporters before the vote.'),
    ).toEqual([['quotation-after', 'acting Foreign Minister Ana Petrov', 'told', '"The road is open,"']]);
  });

  it('leaves time and place of a subject out of the source', () => {
    expect(read('The ministry this week said the road was open.')[0]?.[1]).toBe('The ministry');
    expect(read('A report released in March found that the road was safe.')[0]?.[1]).toBe(
      'A report released in March',
    );
  });

  it('reads an abbreviated title as part of a name', () => {
    expect(read('Mr. Petrov said the road was open. Gen. Ito agreed.')).toEqual([
      ['bare-clause', 'Mr. Petrov', 'said', 'the road was open'],
    ]);
  });

  it('keeps what others report of others inside the outer speaker', () => {
    const text = 'The agency reported that the minister told staff that the road was open.';
    const [outer, ...rest] = attribute(text);
    expect(rest).toEqual([]);
    expect(outer?.inner.map((one) => row(text, one))).toEqual([
      ['told', 'the minister', 'told', 'that the road was open'],
    ]);
  });

  it('leaves what hangs on the object of a judgement to the author', () => {
    expect(read('It rains.\n\nThe envoy condemned the raid, which killed nine.')).toEqual([
      ['judgement', 'The envoy', 'condemned', 'the raid'],
    ]);
    expect(read('Petrov praised the guards, adding that the road was safe.')).toEqual([
      ['judgement', 'Petrov', 'praised', 'the guards'],
      ['participle', 'Petrov', 'adding', 'that the road was safe'],
    ]);
  });

  it('holds what is conditional, forceful or a name for no judgement that may be told', () => {
    expect(read('If the council rejects the plan, the road stays closed.')[0]?.[0]).toBe('stance');
    expect(read('The rebels attacked the bridge.')[0]?.[0]).toBe('stance');
    expect(read('Petrov called the governor.')[0]?.[0]).toBe('stance');
    expect(read('Petrov called the governor a liar.')[0]?.[0]).toBe('judgement');
  });

  it('ends with the bracket that it stands in', () => {
    expect(read('The road (the governor said it was safe) reopens in May.')).toEqual([
      ['bare-clause', 'the governor', 'said', 'it was safe'],
    ]);
  });

  it('ends where another speaker follows a semicolon or is about to say', () => {
    expect(read('Petrov rejects talks with the north; the governor says the road is safe.')).toEqual([
      ['judgement', 'Petrov', 'rejects', 'talks with the north'],
      ['bare-clause', 'the governor', 'says', 'the road is safe'],
    ]);
    expect(read('The north vowed to pay and the south is promising to build.')).toEqual([
      ['commitment', 'The north', 'vowed', 'to pay'],
      ['commitment', 'the south', 'is promising', 'to build'],
    ]);
  });

  it('takes a part of those named before for the speaker', () => {
    expect(read('The drivers, many of whom said the road was bad, went home.')[0]?.slice(0, 3)).toEqual([
      'bare-clause',
      'many of whom',
      'said',
    ]);
    expect(read('Those close to him say that the road is safe.')).toEqual([
      ['that-clause', 'Those close to him', 'say', 'that the road is safe'],
    ]);
  });

  it('takes the one who is made to say it for the speaker', () => {
    expect(read('The court forced the governor to admit that the road was bad.')).toEqual([
      ['infinitive', 'the governor', 'to admit', 'that the road was bad'],
    ]);
  });

  it('takes no noun for a verb', () => {
    expect(
      read('The claims were filed in May. News reports differ. Both states lost. His remarks hurt.'),
    ).toEqual([]);
  });

  it('attributes nothing to the reader', () => {
    expect(read('You say the road is open.')).toEqual([]);
  });
});

describe('quotations that go on', () => {
  it('gives later sentences to the speaker before them', () => {
    const text = '“The road is open,” Petrov said. “It was closed for a year.” Buses run daily.';
    expect(read(text)).toEqual([
      ['quotation-after', 'Petrov', 'said', '“The road is open,” … “It was closed for a year.”'],
    ]);
  });

  it('gives a quotation of several paragraphs to its speaker', () => {
    const text =
      'Petrov said: “The road is open.\n\n“It was closed for a year.\n\n“We are glad.”\n\nBuses run daily.';
    expect(read(text)).toEqual([
      [
        'quotation-before',
        'Petrov',
        'said',
        '“The road is open. … “It was closed for a year. … “We are glad.”',
      ],
    ]);
  });

  it('gives a quotation to the speaker who is named in the paragraph behind it', () => {
    expect(read('“The road is open.\n\n“It was closed for a year,” Petrov said.')).toEqual([
      ['quotation-after', 'Petrov', 'said', '“The road is open. … “It was closed for a year,”'],
    ]);
  });

  it('gives the paragraph behind a colon to the speaker before it', () => {
    expect(read('Petrov added:\n\nThe road is open. Buses run.\n\nIt rains.')).toEqual([
      ['quotation-block', 'Petrov', 'added', 'The road is open. Buses run.'],
    ]);
  });

  it('ends a quotation that is never closed with its sentence', () => {
    const text = 'Petrov called it “a fine road. Trains run daily, and nobody complained.';
    expect(read(text)).toEqual([['judgement', 'Petrov', 'called', 'it “a fine road.']]);
  });
});

describe('quotations cut in two', () => {
  it('joins the second part behind a place or a conjunction', () => {
    expect(
      read('“The road is open,” Petrov said during a visit to Arden, N.C., “but it is narrow.”'),
    ).toEqual([['quotation-split', 'Petrov', 'said', '“The road is open,” … “but it is narrow.”']]);
    expect(read('“The road is open,” he said, but “it is narrow.”')).toEqual([
      ['quotation-split', 'he', 'said', '“The road is open,” … “it is narrow.”'],
    ]);
  });

  it('leaves a quotation of another verb alone', () => {
    expect(read('“The road is open,” he said, adding, “it is narrow.”')).toEqual([
      ['quotation-after', 'he', 'said', '“The road is open,”'],
      ['participle', 'he', 'adding', '“it is narrow.”'],
    ]);
  });
});

describe('an attribution inside another', () => {
  it.each([
    [
      'The agency quoted Petrov as saying that while the talks went on, the road would open.',
      'quoted-as',
      'Petrov',
      'while the talks went on, the road would open',
    ],
    [
      'The agency quoted Petrov as saying that the road would open.',
      'quoted-as',
      'Petrov',
      'the road would open',
    ],
    ['The road would open, Petrov said, the agency reported.', 'postposed', 'Petrov', 'The road would open'],
    [
      'The road would open, Petrov told us, according to a summary.',
      'postposed',
      'Petrov',
      'The road would open',
    ],
  ])('is kept: %s', (text, rule, source, content) => {
    const inner = attribute(text)[0]?.inner.map((one) => row(text, one)) ?? [];
    expect(inner.map(([name, from, , said]) => [name, from, said.replace(/^that /u, '')])).toEqual([
      [rule, source, content],
    ]);
  });
});

describe('labels', () => {
  it('reads turns of a transcript with the paragraphs that go on from them', () => {
    const text =
      'Briefing in full.\n\nReporter: Is the road open?\n\nAna Petrov: It is. We checked it.\n\nReporter: Thank you.';
    expect(read(text)).toEqual([
      ['question', 'Reporter', ':', 'Is the road open?'],
      ['transcript', 'Ana Petrov', ':', 'It is. We checked it.'],
      ['question', 'Reporter', ':', 'Thank you.'],
    ]);
  });

  it('reads questions and answers', () => {
    const text = 'Briefing in full.\n\nQ: Is the road open?\n\nA: It is.';
    expect(read(text)).toEqual([
      ['question', 'Q', ':', 'Is the road open?'],
      ['transcript', 'A', ':', 'It is.'],
    ]);
  });

  it('reads the speaker before or behind the colon of a headline', () => {
    expect(read('Petrov: Road will open in May\n\nThe road that Petrov built is long.')).toEqual([
      ['headline-label', 'Petrov', ':', 'Road will open in May'],
    ]);
    expect(read('Council condemned attack on bridge: minister\n\nIt rains.')).toEqual([
      ['headline-source', 'minister', ':', 'Council condemned attack on bridge'],
    ]);
  });

  it('reads verbs of a headline in capitals', () => {
    expect(read('Petrov Says Road Will Open in May\n\nIt rains.')).toEqual([
      ['bare-clause', 'Petrov', 'Says', 'Road Will Open in May'],
    ]);
  });

  it('reads a headline without a verb of its own before its tag', () => {
    expect(read('“Deep concern” over the ban, says envoy\n\nThe road is open.')).toEqual([
      ['inverted', 'envoy', 'says', '“Deep concern” over the ban'],
    ]);
    expect(read('Drivers Hail New Road To North\n\nIt rains.')).toEqual([
      ['judgement', 'Drivers', 'Hail', 'New Road To North'],
    ]);
    expect(read('Arden, Marlow agree to build the road\n\nIt rains.')).toEqual([
      ['commitment', 'Arden, Marlow', 'agree', 'to build the road'],
    ]);
  });

  it('reads a name behind a dash', () => {
    expect(read('Readers write.\n\n“The road is fine.” — Ana Petrov')).toEqual([
      ['quotation-dash', 'Ana Petrov', '—', '“The road is fine.”'],
    ]);
  });

  it('reads a quotation below a line that names its speaker without a verb', () => {
    expect(read('Readers write.\n\nAnd from Ana Petrov:\n\n“The road is fine.”')).toEqual([
      ['quotation-block', 'Ana Petrov', ':', '“The road is fine.”'],
    ]);
    expect(read('Readers write.\n\nOur favourite lines:\n\n“The road is fine.”')).toEqual([]);
  });

  it('leaves a note about the text alone', () => {
    expect(read('It rains.\n\nCorrection: An earlier version said the road was shut.')).toEqual([]);
  });
});

const hostile: Readonly<Record<string, string>> = {
  quotes: '"'.repeat(200_000),
  'open quotations': '“a '.repeat(66_000),
  'single marks': " 'a".repeat(66_000),
  commas: 'a, '.repeat(66_000),
  verbs: 'said '.repeat(40_000),
  'verbs in one sentence': 'he never said '.repeat(14_000),
  clauses: 'that he said, '.repeat(14_000),
  participles: ', saying '.repeat(22_000),
  prepositions: 'the man of '.repeat(18_000),
  parentheses: '('.repeat(200_000),
  'closed parentheses': 'a) '.repeat(66_000),
  'split quotations': '“a” said X, '.repeat(16_000),
  'according to': 'according to '.repeat(15_000),
  'one word': 'a'.repeat(200_000),
  'a hyphenated word': 'a-'.repeat(100_000),
  'line breaks': '\n '.repeat(100_000),
  'labels and blocks': 'X said:\n\n“a.”\n\n'.repeat(12_000),
  'quotations without end': 'X said “a.\n\n' + '“b.\n\n'.repeat(40_000),
  'half surrogates': '\uD83D said \uDE00, '.repeat(16_000),
};

describe('hostile text', () => {
  it.each(Object.entries(hostile))('reads 200 KB of %s', (_name, text) => {
    for (const { source, cue, content } of attribute(text)) {
      expect(content.length).toBeGreaterThan(0);
      for (const [start, end] of [...source, ...cue, ...content]) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }
  });

  it('reads nothing in an empty text', () => {
    expect(attribute('')).toEqual([]);
  });
});

describe('tellingRules', () => {
  it('are 30 of the 51 rules', () => {
    expect([tellingRules.size, Object.keys(rules).length]).toEqual([30, 51]);
  });

  it('leaves out what is hypothetical, planned or only believed', () => {
    const weak = ['hypothetical', 'plan', 'belief', 'wish', 'gerund', 'nominal', 'stance'] as const;
    expect(weak.filter((rule) => tellingRules.has(rule))).toEqual([]);
  });
});
