import { MONTH_NAMES } from './month-names.ts';
import { baseLanguage } from './word-tokens.ts';
import { wordList, type WordList } from './word-list.ts';

/** The closed classes by which a changed word is typed, in one language. */
export type Vocabulary = {
  readonly language: string;
  readonly negations: WordList;
  readonly modals: WordList;
  readonly months: WordList;
  /** Weekdays and words such as "yesterday": with the months they make a date. */
  readonly days: WordList;
  /** Verbs of saying and of taking a stand, by which a statement is attributed. */
  readonly cues: WordList;
  /** What a side may be called besides its name: "regime", "interim government". */
  readonly namings: WordList;
  /** Offices and forms of address that stand beside a person's name, for scripts without capitals. */
  readonly titles: WordList;
  /** Words that carry no news of their own. Prepositions that turn a sentence round ("before", "against") are not here. */
  readonly functions: WordList;
};

type Table = Readonly<Record<string, string>>;

const NEGATIONS: Table = {
  en: "not no never none nobody nothing neither nor without cannot n't unable",
  fr: 'ne pas non jamais aucun|aucune ni sans nul|nulle rien plus-jamais',
  ru: 'не нет ни никогда без нельзя никто ничего никак* отнюдь',
  ar: 'لا|ولا|فلا لم|ولم لن|ولن ليس|ليست|ليسوا|وليس غير دون|بدون عدم بلا',
  fa: 'نه نیست|نیستند|نیستم|نبود|نبودند نخواهد|نخواهند ندارد|ندارند|نداشت|نداشتند هیچ|هیچگاه هرگز بدون بی عدم نمی*',
  ps: 'نه نشته مه هیڅ|هېڅ بې پرته نلري نده نشي',
  ur: 'نہیں نہ مت بغیر بلا عدم غیر ہرگز',
  zh: '不 没|没有 未|尚未|并未|从未|未曾|未能 无 非 否 并非 绝不 决不 毫不 勿 别 不会 不能 不是 不再 不得 不应 不予 不曾 不承认 不同意 不支持 不接受',
};

const MODALS: Table = {
  en: 'may might could can would should must will|ll shall ought likely unlikely possible|possibly perhaps maybe probable|probably alleged|allegedly reported|reportedly apparent|apparently suspected presumably purported|purportedly supposedly seemingly potential|potentially expected plan|plans|planned intend* considering',
  fr: 'peut|peuvent pourrait|pourraient doit|doivent devrait|devraient serait|seraient aurait|auraient probable|probablement possible|possiblement présumé* éventuel* prétendu* sans-doute semble|semblerait',
  ru: 'может|могут|мог|могла|могли должен|должна|должны|должно возможно|возможен|возможна вероятно|вероятен видимо якобы предположительно будет|будут бы следует обязан* намерен* планир* ожида*',
  ar: 'قد|وقد ربما|لربما يمكن|يمكنها يجب ينبغي سوف يحتمل|محتمل*|المحتمل يزعم|المزعوم*|المزعومة لعل يتوقع|المتوقع يعتزم|تعتزم',
  fa: 'شاید باید ممکن احتمال|احتمالا|احتمالاً میتواند|میتوانند|می‌تواند|می‌توانند خواهد|خواهند گویا ظاهرا|ظاهراً ادعایی قرار',
  ps: 'ښايي|ښایي کېدای|کیدای باید به شاید احتمال|احتمالا کولای|کولی تمه',
  ur: 'شاید ممکن|ممکنہ چاہیے|چاہئے سکتا|سکتی|سکتے گا|گی|گے مبینہ امکان لازمی متوقع',
  zh: '可能 或许|也许 将|将会 会 应|应该|应当 必须 能|能够 可|可以 据称 据报 涉嫌 疑似 预计 或|或将 拟 计划 打算 有望',
};

const DAYS: Table = {
  en: 'monday|mon tuesday|tue|tues wednesday|wed thursday|thu|thurs friday|fri saturday|sat sunday|sun today yesterday tomorrow tonight morning afternoon evening night midnight noon weekend am|a.m pm|p.m gmt utc',
  fr: 'lundi mardi mercredi jeudi vendredi samedi dimanche aujourd’hui|aujourd hier demain matin soir midi minuit gmt utc',
  ru: 'понедельник|понедельника вторник|вторника среда|среду|среды четверг|четверга пятница|пятницу|пятницы суббота|субботу|субботы воскресенье|воскресенья сегодня вчера завтра утром|утра вечером|вечера ночью',
  ar: 'الاثنين|الإثنين|اثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد اليوم أمس غدا|غداً مساء صباح',
  fa: 'دوشنبه سه‌شنبه|سهشنبه چهارشنبه پنجشنبه|پنج‌شنبه جمعه شنبه یکشنبه|یک‌شنبه امروز دیروز فردا امشب دیشب صبح شب عصر',
  ps: 'دوشنبه سه‌شنبه|سېشنبه چارشنبه پنجشنبه جمعه شنبه یکشنبه یکشنبې جمعې نن پرون سبا سهار ماښام',
  ur: 'پیر منگل بدھ جمعرات جمعہ|جمعے ہفتہ|ہفتے اتوار آج کل صبح شام',
  zh: '今天|今日 昨天|昨日 明天|明日 前天 当天|当日 周一|星期一 周二|星期二 周三|星期三 周四|星期四 周五|星期五 周六|星期六 周日|星期日|星期天 上午 下午 凌晨 晚上|晚间 日 号 月 年',
};

/** Months that `MONTH_NAMES` does not have: English, Pashto, the Afghan and Iranian solar years, the Levant's names. */
const MORE_MONTHS: Table = {
  en: 'january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep october|oct november|nov december|dec ramadan muharram nowruz',
  ps: 'جنوري|جنورۍ فبروري|فبرورۍ مارچ اپریل مۍ|می جون جولای اګست سپتمبر|سپټمبر اکتوبر نومبر ډسمبر|دسمبر وري|وری غويي|غویی غبرګولي|غبرګولی چنګاښ زمري|زمری وږي|وږی تلې|تله لړم ليندۍ|لیندۍ مرغومي|مرغومی سلواغې|سلواغه کب',
  fa: 'حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند',
  ar: 'كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين رمضان شوال محرم',
  zh: '一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月',
  ur: 'رمضان محرم',
};

const CUES: Table = {
  en: 'say|says|said|saying tell|tells|told claim|claims|claimed state|states|stated announce|announces|announced declare|declares|declared deny|denies|denied confirm|confirms|confirmed affirm|affirms|affirmed reaffirm|reaffirms|reaffirmed insist|insists|insisted admit|admits|admitted acknowledge|acknowledges|acknowledged concede|concedes|conceded warn|warns|warned threaten|threatens|threatened promise|promises|promised pledge|pledges|pledged vow|vows|vowed note|notes|noted stress|stresses|stressed emphasise|emphasises|emphasised|emphasize|emphasizes|emphasized add|adds|added argue|argues|argued allege|alleges accuse|accuses|accused suggest|suggests|suggested hint|hints|hinted indicate|indicates|indicated reveal|reveals|revealed disclose|discloses|disclosed report|reports demand|demands|demanded request|requests|requested ask|asks|asked urge|urges|urged condemn|condemns|condemned denounce|denounces|denounced welcome|welcomes|welcomed praise|praises|praised hail|hails|hailed applaud|applauds|applauded criticise|criticises|criticised|criticize|criticizes|criticized slam|slams|slammed regret|regrets|regretted deplore|deplores|deplored reject|rejects|rejected dismiss|dismisses|dismissed reiterate|reiterates|reiterated underline|underlines|underlined underscore|underscores|underscored according quoting quoted cited citing explained|explains|explain respond|responds|responded reply|replies|replied believe|believes|believed',
  fr: 'dire|dit|disent|déclaré affirmer|affirme|affirmé annoncer|annonce|annoncé assurer|assure|assuré nier|nie|nié démentir|dément|démenti confirmer|confirme|confirmé prétendre|prétend|prétendu accuser|accuse|accusé condamner|condamne|condamné saluer|salue|salué regretter|regrette|regretté critiquer|critique|critiqué dénoncer|dénonce|dénoncé rejeter|rejette|rejeté avertir|avertit|averti promettre|promet|promis souligner|souligne|souligné indiquer|indique|indiqué ajouter|ajoute|ajouté exiger|exige|exigé demander|demande|demandé admettre|admet|admis reconnaître|reconnaît|reconnu selon',
  ru: 'сказать|сказал|сказала|сказали заявить|заявил|заявила|заявили|заявляет утверждать|утверждает|утверждал|утверждают сообщить|сообщил|сообщила|сообщили|сообщает подтвердить|подтвердил|подтвердила|подтвердили опровергнуть|опроверг|опровергла|опровергли осудить|осудил|осудила|осудили|осуждает приветствовать|приветствовал|приветствовала|приветствовали|приветствует признать|признал|признала|признали отметить|отметил|отметила подчеркнуть|подчеркнул|подчеркнула добавить|добавил|добавила обвинить|обвинил|обвинила|обвинили потребовать|потребовал|потребовала призвать|призвал|призвала|призвали предупредить|предупредил|предупредила отвергнуть|отверг|отвергла пообещать|пообещал|пообещала сожалеть|сожалеет|сожалел',
  ar: 'قال|قالت|يقول|تقول|قالوا صرح|صرحت أعلن|أعلنت|يعلن|تعلن أكد|أكدت|يؤكد|تؤكد نفى|نفت|ينفي|تنفي زعم|زعمت|يزعم|تزعم ادعى|ادعت أدان|أدانت|يدين|تدين|ندد|نددت|يندد|تندد رحب|رحبت|يرحب|ترحب رفض|رفضت|يرفض|ترفض اتهم|اتهمت|يتهم|تتهم حذر|حذرت|يحذر|تحذر وعد|وعدت تعهد|تعهدت|يتعهد|تتعهد طالب|طالبت|يطالب|تطالب دعا|دعت|يدعو|تدعو أشار|أشارت|يشير|تشير أضاف|أضافت أوضح|أوضحت انتقد|انتقدت|ينتقد|تنتقد أسف|أعرب|أعربت اعترف|اعترفت|يعترف|تعترف',
  fa: 'گفت|گفته|گفتند|می‌گوید|میگوید اعلام تأیید|تایید تکذیب رد ادعا تأکید|تاکید محکوم استقبال انتقاد متهم هشدار وعده خواستار افزود ابراز اظهار نکوهش تقبیح ستود|ستایش اعتراف',
  ps: 'وویل|ووې|وايي|ویلي|ویل اعلان تایید|تأیید رد ادعا ټینګار وغانده|غندلي|وغندل|غندي هرکلی نیوکه تورن خبرداری ژمنه غوښتنه زیاته ومنله',
  ur: 'کہا|کہنا|کہتے|بتایا اعلان تصدیق تردید دعویٰ|دعوی مذمت خیرمقدم|خیر تنقید الزام خبردار وعدہ مطالبہ زور مسترد اعتراف افسوس',
  zh: '说|称|表示|指出|告诉 宣布|宣称 声称 强调|重申 否认 确认|证实 承认 谴责 欢迎 赞扬|赞赏 批评 指责|指控 警告 承诺|保证 要求 呼吁|敦促 拒绝 透露 披露 遗憾 反对 抗议',
};

const NAMINGS: Table = {
  en: 'government regime administration authorities|authority emirate rulers leadership militants|militant insurgents|insurgent terrorists|terrorist group|movement interim caretaker acting facto junta state republic militia extremists|extremist',
  fr: 'gouvernement régime autorités|autorité administration émirat insurgés|insurgé mouvement|groupe intérimaire|provisoire soi-disant terroristes|terroriste milice dirigeants',
  ru: 'правительств* режим* власт* администраци* эмират* движени* группировк* временн* боевик* террорист* руководств*',
  ar: 'حكومة|الحكومة نظام|النظام سلطات|سلطة|السلطات إمارة|الإمارة حركة|الحركة جماعة ميليشيا|مليشيا مؤقتة|المؤقتة تصريف إدارة متمردي|مسلحي إرهابيي',
  fa: 'حکومت رژیم دولت امارت اداره گروه جنبش سرپرست موقت مقامات|مقام‌های مسئولان شورشیان حاکمان',
  ps: 'حکومت رژیم اداره|ادارې امارت ډله|ډلې غورځنګ سرپرست|سرپرسته چارواکي|چارواکو واکمنان|واکمنو',
  ur: 'حکومت رجیم امارت|امارات انتظامیہ گروہ تحریک عبوری نگران حکام شدت‌پسند حکمران',
  zh: '政府 政权 当局 临时|过渡|看守 酋长国 组织|运动 武装|武装分子 所谓 伪 叛军 领导层',
};

const TITLES: Table = {
  ar: 'رئيس|الرئيس وزير|الوزير|وزيرة متحدث|المتحدث|الناطق سفير|السفير مبعوث|المبعوث السيد|السيدة الملا|ملا مولوي الجنرال نائب|نائبه',
  fa: 'رئیس|رئیس‌جمهور وزیر سخنگوی|سخنگو سفیر نماینده|فرستاده آقای خانم ملا|مولوی جنرال|سردار معاون والی|استاندار شیخ حاجی',
  ps: 'ولسمشر|رئیس وزیر ویاند سفیر استازی|استازي ښاغلي|ښاغلی مېرمن ملا|مولوي جنرال مرستیال والي شیخ حاجي',
  ur: 'صدر وزیر|وزیراعظم ترجمان سفیر نمائندے|نمائندہ مسٹر|جناب ملا|مولوی جنرل نائب گورنر شیخ حاجی',
  zh: '外长 部长 总统 主席 总理 发言人 大使 特使 先生 女士 将军 司令 副总理 副部长 秘书长 毛拉 省长 代表 局长',
};

const FUNCTIONS: Table = {
  en: "a an the and of to in on at by is are was were be been being am has have had having do does did done that which who whom this these those it its it's he she they them his her their him we our us i you your my de as for from with than so also then there here percent per cent s 's",
  fr: 'le la les l un une des du de d à au aux et en dans par pour sur est sont était étaient été être a ont avait avaient avoir que qui qu ce cet cette ces il elle ils elles lui leur leurs son sa ses se s y on nous vous aussi comme avec',
  ru: 'и в во на с со о об к ко по из у за для от до что который|которая|которое|которые это этот эта эти он она они его её ее их как также же ли был была было были есть быть а',
  ar: 'و في من إلى على عن أن إن التي الذي الذين هذا هذه ذلك تلك هو هي هم كان كانت كما أيضا ب ل ك مع وقد بأن',
  fa: 'و در به از که را این آن با برای است|هست بود|بودند شد|شده کرد|کرده|کردند می هم نیز او آنها|آن‌ها تا بر یا ها های',
  ps: 'او د په ته له چې دا هغه دی دي ده شو|شوی|شوې کړ|کړی|کړې هم یې کې باندې څخه سره لپاره وه وو وکړه|وکړ|وکړل|وکړي',
  ur: 'اور کے کی کا کو میں سے نے پر یہ وہ ہے ہیں تھا تھی تھے بھی کہ ہو ہوا ہوئی ہوئے کر کیا گیا گئی گئے اس ان اپنے اپنی',
  zh: '的 了 在 和 与 及 是 也 就 都 而 于 对 为 以 所 之 这 那 其 他 她 它 们 他们 着 过 把 被 个 名 并 等 向',
};

const row = (table: Table, language: string): string => table[language] ?? '';

function months(language: string): WordList {
  return wordList(language, row(MONTH_NAMES, language), row(MORE_MONTHS, language));
}

const LANGUAGES = new Set(['en', 'fr', 'ru', 'ar', 'fa', 'ps', 'ur', 'zh']);

function build(language: string): Vocabulary {
  return {
    language,
    negations: wordList(language, row(NEGATIONS, language)),
    modals: wordList(language, row(MODALS, language)),
    months: months(language),
    days: wordList(language, row(DAYS, language)),
    cues: wordList(language, row(CUES, language)),
    namings: wordList(language, row(NAMINGS, language)),
    titles: wordList(language, row(TITLES, language)),
    functions: wordList(language, row(FUNCTIONS, language)),
  };
}

/** Built at first use. */
const vocabularies = new Map<string, Vocabulary>();

function vocabularyOf(language: string): Vocabulary {
  const known = LANGUAGES.has(language) ? language : 'en';
  const vocabulary = vocabularies.get(known) ?? build(known);
  vocabularies.set(known, vocabulary);
  return vocabulary;
}

/** Letters that tell a script's most likely language, for versions that declare none or a wrong one. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/[ټډړږښڅځېۍڼګ]/u, 'ps'],
  [/[ٹڈڑںےہھ]/u, 'ur'],
  [/[پچژگکی]/u, 'fa'],
  [/\p{Script=Arabic}/u, 'ar'],
];
const LATIN = new Set(['en', 'fr']);

/**
 * The vocabulary for a text. The declared language counts unless the text's script contradicts it.
 * Unknown languages get English, whose words then rarely occur.
 */
export function vocabularyFor(language: string, text: string): Vocabulary {
  const declared = baseLanguage(language);
  const byScript = SCRIPTS.find(([letters]) => letters.test(text))?.[1];
  const arabicScript = ['ar', 'fa', 'ps', 'ur'];
  const agrees =
    byScript === undefined
      ? LATIN.has(declared)
      : byScript === declared || (arabicScript.includes(byScript) && arabicScript.includes(declared));
  return vocabularyOf(agrees ? declared : (byScript ?? declared));
}
