import { describe, expect, test } from 'vitest';
import { englishWords } from '../../../../src/core/language/english/words.ts';
import {
  standsAlone,
  substanceOf,
  substanceTells,
} from '../../../../src/core/statements/substance/substance.ts';

const of = (text: string, cue = 'said') =>
  substanceOf({ clause: englishWords(text), cue: englishWords(cue) });

const tells = (text: string): boolean => {
  const does = of(text);
  return does !== null && substanceTells(does);
};

test.each([
  ['thanked the Danish side', null],
  ['thanked Copenhagen for its warm hospitality', null],
  ['expressed the gratitude of the island', null],
  ['conveyed the greetings of the king', null],
  ['thanked the Danish side for two ferries', 'courtesy'],
  ['thanked the Danish side and pledged to return the ferries', 'commitment'],
])('thanks alone say nothing that a ledger could hold: %s', (text, does) => {
  expect(of(text)).toBe(does);
});

describe('courtesies are kept and never told', () => {
  test.each([
    'We remember the crew of the trawler',
    'Peace is the common wish of all',
    'Ghana believes in dialogue',
    'thanked the Norwegian government for the use of its port',
    'Fiji thanks New Zealand for its long help after the cyclone',
    'praised the efforts of the mediator',
    'congratulated the president on her re-election',
    'expressed deep condolences to the families of the sailors',
    'expressed his satisfaction with the first round',
    'extended an appreciation of the efforts of Oslo',
    'Appreciation was expressed by the Chilean side for the field hospital',
    'noted with satisfaction the good atmosphere of the session',
    'welcomed the appointment of the new envoy',
    'Lima was deeply grateful',
    'We are glad to be in Windhoek today',
    'called the visit important and fruitful',
    'described the two countries as good neighbours',
    'considers Portugal a close friend and a reliable partner',
    'Angola attaches great importance to its relations with Brazil',
    'both were close friends of Uruguay',
    'Chad will develop friendly cooperation with Niger',
    'Laos stands ready to work with Cambodia to implement the important consensus of the two sides',
    'Latvia and Malta are good friends, good partners and good neighbours',
    'the visit was very successful',
    'Mali and Chad are brotherly nations',
    'Mali hopes to further deepen practical cooperation with Chad',
    'the conversation was substantive and frank',
    'our thoughts are with the people of Chile',
    'We cherish our friendship with Laos',
    'the sides touched upon regional issues',
    'stressed the importance of bilateral ties',
    'reiterated the commitment to further develop bilateral relations',
    'expressed confidence that the ties would grow further',
    'the two sides agreed to strengthen cooperation in various fields',
    'looks forward to working with the new ambassador',
    'It was a pleasure to meet the delegation',
    'The two peoples share a long border and a common history',
    'Peru and Bolivia enjoy traditional friendship',
    'We wish the new parliament every success',
    'expressed the sincere hope that the relations of the two countries would be expanded',
    'Togo will keep working with Benin to carry out these outcomes',
    'Kenya will continue to deepen its friendly cooperation with all neighbours',
    'Our position on the strait is consistent and clear',
    'Sweden’s policy remains unchanged',
  ])('%s', (text) => {
    expect(of(text)).toBe('courtesy');
    expect(tells(text)).toBe(false);
  });

  test('a hope in words that suit every relationship is one, a hope for something particular is not', () => {
    expect(of('relations between the two countries will be strengthened', 'hopes')).toBe('courtesy');
    expect(of('the ferry to Tangier will sail every day', 'hopes')).not.toBe('courtesy');
  });
});

describe('logistics are kept and never told', () => {
  test.each([
    'I would like to highlight the following points',
    'In light of this, we wish to make three observations',
    'We noticed the remarks of the Peruvian side',
    'We have taken note of that remark',
    'Chile has listened closely to the concerns of the fishermen',
    'We have heard the Bolivian delegate say that the road is open',
    'I am told that the choir has practised all week',
    'I walked along the old harbour',
    'I say this with regret',
    'I can only pass on what the pilots wrote',
    'We have no opening statement today',
    "I don't have the figures with me",
    'On the second point I have to consult',
    'That question should be addressed to the port authority',
    'The consulate is verifying the report',
    'We are looking into the matter',
    'We will meet here again on Friday',
    'you are all invited',
    'met the Danish foreign minister in Nuuk',
    'The minister met today with Mr. Olsen of the embassy',
    'The prime minister paid a visit to Suva',
    'held talks with her Turkish counterpart',
    'the envoy will visit Asmara on Monday',
    'The foreign minister will travel to Lomé next week',
    'The two sides exchanged views on matters of common interest',
    'the delegations discussed fisheries, visas and flood relief',
    'The next round will be held in Vienna',
    'The summit took place behind closed doors',
    'he received the ambassador of Ghana',
    'Buses have been arranged',
    'I have no information on that',
    'We do not have any details to share',
    'I am not aware of the report that you mentioned',
    'I have nothing to add',
    'I would refer you to the ministry of transport',
    'Please check with the port authority',
    'You may want to ask the company',
    'The ministry does not comment on leaks',
    'That is a matter for the courts',
    'Canada has noted the announcement',
    'Fiji has taken note of the reports',
    'the minister is on an official visit to Tonga',
    'I do not have anything to announce',
    'We will keep you posted',
    'As to the question on visas, please refer to the embassy',
    'We have repeatedly stated our position on this',
    'Details will be released in due course',
    'We do not have anything for you on that',
    'It is premature to talk about the vote',
    'I cannot confirm the report',
    'The meeting lasted two hours',
    'the delegation was received by the prime minister',
    'the delegation included two ministers',
    "I'll take that question",
    'I will take your question and get back to you',
    'Let me check',
    'Let me look into that',
    'I have to look into it',
    "We'll get back to you on that",
    "I'd point you to our statement of Monday",
    'We will share details when we have them',
    'As I said yesterday, I have no more to say',
    'We have nothing further to share',
    "We don't have anything more to offer at this point",
    'I will not get into hypotheticals',
    'We will not go into details',
    'The next briefing will be held on Thursday',
    'The press conference ended at four',
    "Fiji has taken note of Tonga's pledge to free the crew",
    "Fiji has noted Tonga's pledge not to close the strait",
    "Fiji is aware of Tonga's remarks",
    'We have seen the statement of the parliament',
    'Fiji has noted that',
    'We have also read the reports that the ferry was sold',
    'Fiji notes the announcement that no ship shall pay',
    "Fiji takes due note of Tonga's offer to pay if the crew is freed",
  ])('%s', (text) => {
    expect(of(text)).toBe('logistics');
  });
});

describe('what is like an answer that answers nothing, and states something', () => {
  test.each([
    'We will look into the attack on the ferry',
    'We will check every ship',
    'We do not share that view',
    'We will get the crew back',
    'Let me stress that the strait must be open',
    'Fiji has taken note of the pledge and opposes the toll',
    'We have seen no ship of the navy',
    'We see Tonga as a partner in the survey and oppose the toll',
    'There is nothing to stop us',
    'The conference ended without a treaty',
    'We will share the water when there is a treaty',
  ])('%s', (text) => {
    expect(['commitment', 'demand', 'position', 'claim', 'act']).toContain(of(text));
  });
});

describe('events that happened to people are kept and never told', () => {
  test.each([
    'Two sailors from a small town are dead',
    'Eleven sailors were killed',
    'Three Filipino nurses lost their lives',
    'two engineers died in hospital',
    'The mountain road was closed by snow',
    'An earthquake destroyed four villages',
    'the airport was closed because of fog',
    'Dozens of homes were destroyed in the floods',
    'six more bodies were found under the bridge',
    'a bus fell into the river',
  ])('%s', (text) => {
    expect(of(text)).toBe('event');
  });

  test('a killing with its doer is a charge', () => {
    expect(of('Rebel gunners killed nine peacekeepers at the bridge')).toBe('claim');
    expect(tells('nine peacekeepers were killed by Rebel gunners')).toBe(true);
  });
});

describe('what has substance may be told', () => {
  test.each([
    'I can tell you that the tariff ends today',
    'I have ordered the fleet to leave',
    'We say that the toll is unlawful',
    'We remember that Lima promised two ships',
    'Ghana believes in a ban on trawlers',
    'Dorado is checking every truck at the border',
    'We will talk about the border once the prisoners are free',
  ])('%s', (text) => {
    expect(tells(text)).toBe(true);
  });

  test.each<[string, string, string?]>([
    ['Iceland will close its ports to foreign trawlers in May', 'commitment'],
    ['to return the seized ferry within ten days', 'commitment', 'pledged'],
    ['We are ready to pay for the survey', 'commitment'],
    ['is willing to play a constructive role in the region', 'commitment'],
    ['expressed readiness to finance the bridge', 'commitment'],
    ['expressed the hope that the ferry to Tangier would sail every day', 'demand'],
    ['Estonia should release the tanker', 'demand'],
    ['urged both presidents to meet', 'demand'],
    ['called for the release of the crew', 'demand'],
    ['the crew must be freed before any talks', 'demand'],
    ['to name a date for the vote', 'demand', 'asked Malta'],
    ['Finland rejects any change of the border', 'position'],
    ['considers the claim to be baseless', 'position'],
    ['membership is not on the agenda at this point', 'position'],
    ['The island is deeply concerned about the drilling', 'position'],
    ['The ministry has banned the export of sand', 'act'],
    ['We have released the last of the fishermen', 'act'],
    ['the mine employs four thousand people', 'claim'],
    ['the talks had been long', 'claim'],
    ['The dam holds back a third of the river', 'claim'],
  ])('%s: %s', (text, substance, cue) => {
    expect(of(text, cue)).toBe(substance);
  });
});

test.each([
  ['This is unacceptable', false],
  ['That’s the least that we can do', false],
  ['These are the facts', false],
  ['This ferry is unacceptable', true],
  ['It is unacceptable that the ferry was seized', true],
])('what stands alone may be told: %s %s', (text, alone) => {
  expect(standsAlone(text)).toBe(alone);
});

describe('what turns a courtesy or a meeting into news', () => {
  test.each<[string, string]>([
    ['a negation', 'The minister will not attend the conference'],
    ['a refusal', 'refused to meet the envoy'],
    ['a negated courtesy', 'Latvia does not welcome the decision'],
    ['a condition', 'would welcome the treaty if the clause on fish is dropped'],
    ['an obligation', 'the two presidents should meet before the vote'],
    ['a pledge to talk', 'is ready to hold talks with the rebels'],
    ['a pledge beside thanks', 'thanked Lisbon for the ships and pledged to return them'],
    ['readiness beside thanks', 'expressed gratitude and readiness to send doctors'],
    ['something particular', 'Ghana and Togo share intelligence about the pirates'],
    ['what is met is no person', 'The new ferry met the safety rules of the union'],
    ['what travels is no official', 'The first forty students will travel in April'],
    ['a part played', 'Chad is willing to play a constructive role in relations between the two'],
    ['support for somebody', 'Chad supports Niger'],
    ['no word of a relationship', 'Chad will remain so'],
    ['something particular promised', 'Chad stands ready to deepen its cooperation with Niger on cotton'],
    ['a condition of a visit', 'will visit the island only after the base is closed'],
    ['an attack is met', 'any landing would be met with force'],
    ['an attack that is met', 'we will meet any aggression with force'],
    ['an agreement on something particular', 'the two sides agreed to exchange forty prisoners'],
    ['an exclusion', 'There is only one Cyprus in the world'],
    ['harm with its doer', 'The homes were destroyed by rebel gunners'],
    ['a position about people', 'the survivors must be paid by the company'],
    ['a stated position with its words', 'We have stated our position that the reef is ours'],
    ['what is noted is a fact', 'The strait has been closed since noon'],
  ])('%s: %s', (_why, text) => {
    expect(tells(text)).toBe(true);
  });
});
