/**
 * Marks of furniture: names that site builders give to boxes, and wording that readers see. They are kept as lists, so that a
 * language or a habit is added by adding a row. Patterns are tried on a whole line unless they say otherwise, and are linear.
 */
import boxNames from './box-names.json' with { type: 'json' };

/** Matches one of several names, parted by blanks, as a word among the dashed words of a class or id. */
const named = (names: string): RegExp =>
  new RegExp(`(?:^|[\\s_-])(?:${names.replaceAll(' ', '|')})(?:$|[\\s_\\d-])`, 'u');

/** Boxes that hold the text of an article. */
export const BODY_NAMES =
  /article-?_*(?:body|text|content|copy|main|inner)|(?:story|post|entry|news|page|main|content|text|rich|single|detail)-?_*(?:body|content|text|copy)|body-?_*(?:copy|content|text)|articlebody|(?:^|[\s_-])(?:article|story|hentry|prose|richtext|paywall|main-content|storytext|newstext|rte)(?:$|[\s_-])/u;

/** Boxes that stand in or beside an article and are not part of it. */
export const FURNITURE_NAMES = named(boxNames.furniture);

/** Names that boxes of furniture have, and some boxes of text too: they count where no paragraph stands. */
export const VAGUE_NAMES = named(boxNames.vague);

/** Boxes with these names hold what the reader is told first, above the text. */
export const STANDFIRST_NAMES = named(boxNames.standfirst);

export const CAPTION_NAMES = named(boxNames.caption);

/** The end of a line that tells whose picture stands above it. */
export const PICTURE_CREDIT =
  /(?:©|\(c\)|\b(?:fotos?|photos?|bild(?:er)?|image|picture|photograph|credit|fotografía|imagen)(?: credit)?(?: by|:| ©)|getty images|(?:\/|via )(?:getty|afp|ap|reuters|epa|imago)|picture[- ]alliance|shutterstock|\(archivbild\)|archivfoto|file photo)[^.]{0,60}[.)]?$|\([\p{Lu}][^()]{1,40}\/[^()]{2,40}\)$|\. ?(?:reuters|afp|ap|getty images)$/iu;

export const KEY_POINT_NAMES = named(boxNames.keyPoint);

export const NOTE_NAMES = named(boxNames.note);

export const NAVIGATION_NAMES = /navigation|breadcrumb/u;
export const KICKER_NAMES =
  /kicker|eyebrow|overline|topline|roofline|spitzmarke|dachzeile|surtitre|antetitulo|article-?label|section-?label/u;
export const AUTHOR_NAMES = /byline|author-name|article-author/u;
export const WALL_NAMES =
  /(?:^|[\s_-])(?:paywall|pay-wall|regwall|registration-wall|subscriber-only|subscription-wall|premium-(?:box|wall|teaser)|piano-(?:inline|container)|offer-wall|paid-content|plus-paywall)(?:$|[\s_-])/u;

/** Every table of names: what is in none of them is not read, and the tree is built without it. */
const TELLING_NAMES: readonly RegExp[] = [
  BODY_NAMES,
  FURNITURE_NAMES,
  VAGUE_NAMES,
  STANDFIRST_NAMES,
  CAPTION_NAMES,
  KEY_POINT_NAMES,
  NOTE_NAMES,
  NAVIGATION_NAMES,
  KICKER_NAMES,
  AUTHOR_NAMES,
  WALL_NAMES,
];

/** Writes class, id, role and such as the tables have them: in lower case, words apart. */
export const hintOf = (names: string): string => names.replace(/([a-z])([A-Z])/gu, '$1-$2').toLowerCase();

/** @param hint as `hintOf` writes it */
export const isTelling = (hint: string): boolean => TELLING_NAMES.some((names) => names.test(hint));

/** A line that is a note on the article itself: a correction, an update, a clarification. */
export const NOTE_WORDING =
  /^(?:\W{0,3})(?:correction|corrected|clarification|editor[’']?s['’]? note|update[sd]? \([^)]{3,60}\)|this (?:article|story|report|headline|post) (?:has been|was) (?:updated|corrected|amended|changed|edited|revised)|an earlier version of this|a previous version of this|korrektur|berichtigung|anmerkung der redaktion|hinweis der redaktion|in einer früheren (?:version|fassung)|correctif|rectificatif|note de la rédaction|corrección|fe de errores|nota (?:de la redacción|del editor)|errata|correzione|correção|更正|编者按|勘误|تصحيح|اصلاحیه|تصحیح|исправление|уточнение)/iu;

/** Whole lines that are never part of an article. */
const LINES: readonly string[] = [
  // These may follow any words. Each is a search of its own, so that they are tried one by one only where one of them is present.
  '(?=.{0,200}(?:rights reserved|/|may (?:earn|receive)|contributed|back to video|무단전재))(?:' +
    [
      '.{0,80}all rights reserved\\.?(?: .{0,120})?',
      '.{0,60}/(?:getty|getty images|afp|reuters|ap|epa|shutterstock|imago)',
      '.{0,60}may (?:earn|receive) (?:an? )?(?:small )?(?:affiliate )?(?:commission|compensation).{0,160}',
      '.{0,200}contributed (?:to this|reporting).{0,60}',
      '.{0,160} back to video',
      '.{0,40}무단전재.{0,60}',
    ].join('|') +
    ')',
  // English
  'advertisement|advert|sponsored(?: content)?|promoted(?: content)?|ad|ads by \\S+|story continues below(?: (?:this )?advertisement)?|article continues (?:below|after)(?: (?:this )?(?:ad|advertisement))?|continue reading(?: below)?|skip (?:to |past )?.{0,40}|loading.{0,20}|please wait.{0,20}',
  'share(?: (?:this|on|via|article|story|options?|full article|the story|now|with)(?: .{0,30})?)?|tweet(?: this)?|email(?: this)?|print(?: this)?(?: article| page| story)?|save(?: (?:article|story|for later))?|copy link|link copied|follow|like|comments?|leave a (?:comment|reply)|post a comment|join the conversation|view comments|show comments|(?:whatsapp|facebook|twitter|linkedin|reddit|pinterest|telegram|instagram|x|email|messenger|flipboard|pocket|sms)(?:[ ,|/]+(?:whatsapp|facebook|twitter|linkedin|reddit|pinterest|telegram|instagram|x|email|messenger))*',
  "read (?:more|next|also|on|the full (?:article|story)|full (?:article|story))(?: (?:about|at|on|here|from)\\b.{0,80})?|(?:see|learn|find out|show|view|load) more(?: .{0,40})?|more (?:stories|news|on this(?: story)?|from .{2,40}|information|like this)|related(?: (?:articles?|stories|content|topics?|news|links?|posts?|coverage|reading|videos?|internet links))?|recommended(?: (?:for you|stories|articles|reading|videos?))?|you (?:may|might) (?:also )?(?:like|be interested in|have missed).{0,30}|most (?:read|popular|viewed|recent|shared)(?: .{0,30})?|trending(?: .{0,20})?|top stories|latest(?: (?:news|stories|headlines|updates))?|don[’']t miss|up next|editor[’']?s[’']? (?:picks?|choice)|what to read next|popular (?:now|stories|posts)|what others are reading|before you go|in case you missed it|topics?(?: in this story)?|tags?|filed under|categories|in this article|table of contents|contents|jump to.{0,30}",
  '(?:sign up|subscribe|register|log ?in|sign in)(?: (?:now|here|today|to|for|with|and|or|up|free)\\b.{0,100})?|already (?:a subscriber|have an account|registered).{0,60}|enter your e-?mail.{0,60}|your e-?mail(?: address)?|get (?:the|our) .{0,60}(?:newsletter|inbox|app).{0,60}|(?:download|get) (?:the|our) .{0,30}app.{0,40}|follow (?:us|me|\\S+|.{2,40}) on .{2,60}|follow us.{0,40}|follow @\\S+|like us on .{2,40}|join (?:us|our) .{0,60}|support (?:our|independent|quality) journalism.{0,120}|become a (?:member|subscriber|supporter).{0,60}|thank(?:s| you) for (?:reading|subscribing|signing up).{0,60}|by (?:signing up|subscribing|submitting|providing).{0,200}|you can unsubscribe.{0,60}|i would like to receive.{0,80}',
  '©.{0,200}|\\(c\\) .{0,100}|copyright(?: ?©| ?\\(c\\)| \\d{4}| by | notice).{0,200}|all rights reserved.{0,60}|this material may not be published.{0,100}|reuse this content.{0,40}|reprints?(?: .{0,30})?|terms (?:of (?:use|service)|and conditions).{0,60}|privacy (?:policy|notice).{0,60}|cookie (?:policy|settings).{0,40}',
  '\\d+ ?(?:min|minutes?|mins)(?:[. -]?(?:read|to read|reading time))|(?:reading time|estimated read).{0,30}|[\\d.,]+ ?[km]? (?:views?|shares?|comments?|likes?|followers?|reads?|votes?|reactions?|replies)|(?:about |over )?(?:\\d+|an?|one|two|three) ?(?:s|sec|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|months?|years?) ago|just now|yesterday|today',
  '(?:photo|image|picture|photograph|video|source|credit)s?(?: (?:credit|source))?(?: ?[:/]| (?:by|courtesy|via)) ?.{2,100}|getty images|(?:ap|afp|reuters|epa) photo.{0,60}|(?:watch|listen)(?: (?:now|live|to this article|below|the video|to the (?:article|podcast|story)))?|play(?: video)?|(?:open|view|close|enlarge) (?:image )?(?:in )?(?:gallery|image|fullscreen|modal).{0,20}|(?:previous|next)(?: (?:article|story|post|page|slide|image))?|\\d+ ?(?:/|of) ?\\d+|back to (?:top|home).{0,20}|home(?:page)?|menu|search|close|close menu|open menu|expand|collapse|show (?:all|less)|hide|edit|report (?:this )?ad|report an? (?:error|typo|issue).{0,60}|click here.{0,60}|tap here.{0,60}',
  'if you (?:purchase|buy|click) .{0,120}(?:commission|compensation).{0,120}|this is a breaking (?:news|new) story.{0,60}|more to follow|(?:reading time|tempo de leitura|tiempo de lectura|tempo di lettura|leestijd|lästid|lesetid|waktu baca|okuma süresi|время чтения|وقت القراءة|زمان مطالعه)[:\\s].{0,24}|this article (?:was )?(?:originally|first) (?:appeared|published).{0,100}|originally published (?:on|in|by) .{0,60}',
  '(?:additional |with )?(?:reporting|writing|editing|compiled|translated|translation|edited|written|produced) by .{2,220}|(?:write|e-?mail|contact) (?:to )?.{2,60}(?: at | ?@).{2,80}|(?:reach|contact) (?:the )?(?:reporter|author|writer).{0,100}|click here (?:to|for) .{2,120}|—? ?follow .{2,60}(?:full )?coverage .{0,100}|(?:try )?refresh(?:ing)? your browser.{0,100}',
  // German
  'anzeige|werbung|teilen(?: (?:auf|per|via|sie) .{0,30})?|drucken|merken|kommentare?(?: .{0,20})?|\\d+ kommentare?|kommentieren|artikel (?:teilen|anhören|merken|drucken|vorlesen).{0,30}|zur (?:startseite|merkliste|übersicht).{0,30}|mehr (?:zum thema|lesen|anzeigen|dazu|von .{2,40}|aus .{2,40})|lesen sie (?:auch|hier|mehr).{0,120}|lesen sie auch|das könnte sie auch interessieren.{0,20}|auch interessant|meistgelesen|(?:jetzt )?(?:abonnieren|anmelden|registrieren|einloggen).{0,60}|newsletter.{0,80}|quellen?: .{2,80}|\\d+ min(?:uten?)?\\.?(?: lesezeit| lesedauer)?|lesezeit:?.{0,20}|lesedauer:?.{0,20}|vor (?:\\d+|einer|einem) (?:sekunden?|minuten?|stunden?|tagen?|wochen?|monaten?)|(?:foto|bild|fotos|bilder|grafik|video): .{2,80}|themen(?: .{0,20})?|schlagworte|folgen sie uns.{0,80}|alle rechte vorbehalten.{0,60}|empfohlener (?:externer |redaktioneller )?inhalt.{0,40}|externer inhalt.{0,60}|mit material von .{2,60}|weitere (?:artikel|themen|informationen|meldungen|nachrichten).{0,40}|lädt.{0,10}',
  // French
  "publicité|partager(?: .{0,40})?|imprimer|commenter|commentaires?|\\d+ commentaires?|(?:à )?lire aussi.{0,140}|lire (?:la suite|plus|également).{0,100}|à lire (?:également|aussi).{0,140}|sur le même sujet|s[’']abonner.{0,60}|abonnez-vous.{0,80}|inscrivez-vous.{0,80}|suivez-nous.{0,60}|se connecter|je m[’']abonne.{0,40}|temps de lecture.{0,20}|lecture \\d+ min.{0,10}|il y a (?:\\d+|une?) (?:secondes?|minutes?|heures?|jours?|semaines?|mois|ans?)|tous droits réservés.{0,60}|article réservé.{0,60}|les plus lus",
  // Spanish, Portuguese, Italian
  "publicidad(?:e)?|pubblicità|compartir(?: .{0,30})?|compartilh(?:e|ar)(?: .{0,30})?|condividi(?: .{0,30})?|comentar(?:ios?)?|\\d+ comentarios?|(?:lea|lee|leer|leia|leggi) (?:también|tambien|más|mas|mais|también|anche|además)(?:.{0,140})?|te puede interesar.{0,60}|noticias relacionadas|notícias relacionadas|más (?:información|noticias|leídas)|mais (?:lidas|notícias)|suscríbe(?:te|se).{0,80}|suscripción.{0,40}|assine.{0,60}|iscriviti.{0,80}|abbonati.{0,60}|síguenos.{0,60}|siga-nos.{0,60}|seguici.{0,60}|hace (?:\\d+|una?) (?:segundos?|minutos?|horas?|días?|semanas?|meses|años?)|há (?:\\d+|uma?) (?:minutos?|horas?|dias?)|(?:\\d+|un['’]?a?) (?:minuti|ore|ora|giorni) fa|todos (?:los derechos reservados|os direitos reservados).{0,60}|tutti i diritti riservati.{0,40}|archivado en|temas|etiquetas|riproduzione riservata.{0,20}|©? ?riproduzione riservata",
  // Dutch, Scandinavian, Polish, Turkish, Indonesian
  'advertentie|annons|annonse|mainos|reklama|reklam|iklan|delen|dela|del|udostępnij.{0,30}|paylaş.{0,30}|bagikan.{0,40}|lees (?:ook|meer|verder).{0,120}|läs (?:även|också|mer).{0,120}|les (?:også|mer).{0,120}|læs også.{0,120}|czytaj (?:też|także|więcej).{0,120}|zobacz (?:też|także).{0,120}|baca juga.{0,140}|simak (?:juga|video).{0,120}|ayrıca oku.{0,100}|[iİ]lgili haberler?|gerelateerd.{0,30}|\\d+ (?:minuten|uur|dagen) geleden|för \\d+ .{2,12} sedan|\\d+ (?:menit|jam|hari) (?:yang )?lalu|\\d+ (?:dakika|saat|gün) önce',
  // Russian, Ukrainian, Greek
  'реклама|поделиться.{0,30}|читайте (?:также|ещё|еще).{0,140}|читать (?:далее|также).{0,100}|подпис(?:аться|ывайтесь|аться на).{0,80}|комментарии.{0,20}|материалы по теме|\\d+ (?:минут[ыу]?|час(?:а|ов)?|дн(?:я|ей)) назад|читайте також.{0,140}|διαβάστε (?:επίσης|ακόμα).{0,120}|διαφήμιση',
  // Arabic, Persian, Urdu, Hebrew
  'إعلان|شارك(?: .{0,30})?|مشاركة|اقرأ (?:أيضا|أيضاً|المزيد).{0,140}|مواضيع ذات صلة|أخبار ذات صلة|تابعونا.{0,60}|اشترك.{0,60}|منذ \\d+ .{2,12}|جميع الحقوق محفوظة.{0,40}|آگهی|اشتراک‌گذاری.{0,30}|بیشتر بخوانید.{0,140}|همچنین بخوانید.{0,140}|مطالب مرتبط|اخبار مرتبط|مزید پڑھیں.{0,140}|یہ بھی پڑھیں.{0,140}|اشتہار|פרסומת|שיתוף',
  // Chinese, Japanese, Korean
  '广告|廣告|分享(?:到|至)?.{0,20}|相关(?:阅读|新闻|报道|文章|链接).{0,40}|相關(?:閱讀|新聞|報導|文章).{0,40}|延伸閱讀.{0,60}|延伸阅读.{0,60}|推荐阅读.{0,40}|更多(?:新闻|阅读|精彩).{0,30}|责任编辑.{0,30}|责编.{0,30}|编辑[:：].{0,20}|(?:来源|來源)[:：].{0,30}|版权(?:所有|声明).{0,60}|扫一扫.{0,40}|关注我们.{0,40}|\\d+ ?(?:分钟|小时|天|分鐘|小時)前|阅读(?:量|数)?[:：]? ?\\d+|広告|関連(?:記事|ニュース|リンク).{0,30}|シェア(?:する)?|続きを読む|無断転載.{0,40}|(?:あわせて|併せて)読みたい|\\d+(?:分|時間|日)前|광고|관련기사.{0,30}|공유하기?|댓글.{0,20}|무단 ?전재.{0,60}|기사제보.{0,40}|\\d+(?:분|시간|일) 전',
];

/** Lines of at most this many characters can be furniture by their words alone. */
export const MAX_FURNITURE_LINE = 320;
export const FURNITURE_LINE = new RegExp(
  `^[\\s\\p{P}\\p{S}]*(?:${LINES.join('|')})[\\s\\p{P}\\p{S}]*$`,
  'iu',
);

/** Wording before or after a link to another article. */
export const LEADS_ELSEWHERE = new RegExp(
  `^[\\s\\p{P}\\p{S}]*(?:${[
    "read|read more|read next|read also|also read|see also|see|watch|watch also|listen|related|related coverage|related stories?|recommended|more|more on this|more from|don[’']t miss|explained|opinion|analysis|in pictures|from the archives?|background|exclusive|next|editor[’']s picks?|also on .{2,20}|more about .{2,30}|click here(?: to .{2,40})?|what we know",
    'lesen sie (?:auch|hier|mehr|dazu).{0,30}|lies auch|mehr(?: zum thema| dazu| lesen)?|auch interessant|siehe auch|passend dazu|zum thema|hintergrund|lesetipp|empfehlung|verwandt|weiterlesen',
    'à lire(?: aussi| également)?|lire(?: aussi| également)?|voir aussi|sur le même sujet|en savoir plus|à voir|notre dossier',
    'relacionad[oa]s?|lee también|le(?:a|e)(?: también| además)?|te puede interesar|más(?: información)?|ver también|leia(?: também| mais)?|veja(?: também)?|saiba mais|leggi anche|vedi anche|correlati|approfondisci|per approfondire',
    'lees(?: ook| meer)?|gerelateerd|zie ook|läs (?:också|även|mer)|relaterat|les(?: også| mer)|læs også|lue myös|czytaj (?:też|także|więcej)|zobacz(?: też| także)?|powiązane|přečtěte si|olvasson|citește și',
    'baca(?: juga| selengkapnya)?|simak(?: juga)?|terkait|berita terkait|lihat juga|[iİ]lgili(?: haber(?:ler)?)?|ayrıca(?: bkz)?|haberin devamı|xem thêm|đọc thêm',
    'читайте(?: также| ещё| подробнее)?|см\\. также|по теме|подробнее|читайте також|διαβάστε (?:επίσης|ακόμα|ακόμη)|δείτε επίσης',
    'اقرأ (?:أيضا|أيضاً|المزيد)|شاهد (?:أيضا|أيضاً)|ذات صلة|بیشتر بخوانید|همچنین بخوانید|مرتبط|خبر مرتبط|مزید پڑھیں|یہ بھی پڑھیں|متعلقہ',
    '相关(?:阅读|新闻|报道|链接)?|相關(?:閱讀|新聞|報導)?|延伸(?:阅读|閱讀)|推荐(?:阅读)?|更多|関連(?:記事|ニュース)?|あわせて読みたい|続きを読む|관련(?:기사)?',
  ].join('|')})[\\s\\p{P}\\p{S}]*$`,
  'iu',
);

/** The start of a line that asks the reader for something, and the thing it asks for: a subscription, a follow, a gift, a tip. */
const ASKING = [
  "want|get|sign|subscribe|join|follow|download|click|add us|make us|support|become|donate|if you (?:like|enjoy|have|want|found)|do you have|have you|have an? (?:tip|story|view)|got an? (?:tip|story)|send (?:us|your|tips)|contact|stay|keep up|never miss|don[’']t miss|like what|enjoy|check out|be the first|for (?:the latest|more|all the latest)|there[’']s (?:plenty )?more|our website is|start your (?:day|morning)|to (?:get|receive|stay)",
  'hol|jetzt|bleiben|folgen|abonnieren|melden sie sich|hat ihnen|wenn ihnen|unterstützen|werden sie|sie können sich jederzeit|jeden (?:montag|tag|morgen)',
  'suivez|abonnez|recevez|inscrivez|soutenez|devenez|rejoignez|sigue|síguenos|suscr|recibe|únete|apúntate|apoya|hazte|siga|receba|inscreva|assine|apoie|torne-se|iscriviti|segui|ricevi|sostieni|diventa|abbonati',
  'volg|schrijf|ontvang|steun|word|meld je|följ|prenumerera|stöd|bli|få|følg|abonner|støtt|støt|meld deg|tilmeld|tilaa|seuraa|tue|obserwuj|zapisz|subskrybuj|wesprzyj|dołącz|sledujte|odebírejte|podpořte|urmărește|abonează',
  'ikuti|daftar|dapatkan|bergabung|berlangganan|dukung|jadilah|cek berita|takip|abone|destekle|üye|theo dõi|đăng ký|подпи|поддерж|станьте|присоединяйтесь|підпи|підтрим|εγγραφείτε|ακολουθήστε|υποστηρίξτε',
].join('|');
const ASKED_FOR = [
  'newsletters?|subscription|subscribers?|inbox|google (?:news|discover)|twitter|facebook|instagram|telegram|whatsapp|youtube|tiktok|linkedin|bluesky|free trial|podcast|(?:our|the|unsere|nuestra|notre|la|die) app|tips?|e-?mail|by texting|alerts|member(?:ship)?|donation|journalism|preferred source|click here|bookmark|morning|day',
  'spende|abo|kanal|mitglied(?:schaft)?|journalismus|per post|abmelden|datenschutz[a-zäöü]*|canal|channel|infolettre|membres?|journalisme|boletín|boletines|soci[oa]|periodismo|boletim|membro|jornalismo|giornalismo|soci',
  'nieuwsbrief|lid|journalistiek|nyhetsbrev(?:et)?|medlem|journalistik|journalistikk|nyhedsbrev|uutiskirje|newslettera|newsletter|dziennikarstwo|zpravodaj|buletin|jurnalisme|anggota|bülten[a-z]*|gazetecili[a-zğı]*|bản tin|рассылк[а-я]*|журналистик[а-я]*|розсилк[а-я]*|журналістик[а-я]*|ενημερωτικό',
].join('|');
export const ASKS_THE_READER = new RegExp(
  `^[\\s\\p{P}\\p{S}]{0,3}(?:${ASKING})(?=[\\s\\p{L}]).{0,160}?(?<!\\p{L})(?:${ASKED_FOR})(?!\\p{L})` +
    '|^.{0,60}(?:destekleyin|abone olun|üye olun|takip edin)[.!]?$' +
    // Scripts without spaces, or with other words for words: short lines only.
    '|^.{0,12}(?:订阅|訂閱|关注我们|支持独立|成为会员|扫码|登録|購読|フォロー|支援|구독|후원|팔로우|اشترك|ادعم|انضم|تابعنا|مشترک شوید|حمایت کنید|عضو شوید|سبسکرائب|ہمیں فالو).{0,40}$',
  'iu',
);

/** A line made of nothing but counts, and words that name what is counted. */
const COUNTED =
  'comments?|shares?|views?|likes?|reads?|votes?|reactions?|replies|reply|retweets?|followers?|claps?|saves?|times? shared|readers?|kommentare?|(?:mal )?geteilt|aufrufe|teilungen|likes|commentaires?|partages?|vues|réactions?|comentarios?|comentários?|compartidos?|compartidas?|veces compartido|compartilhamentos?|visualizaciones|visitas|lecturas|me gusta|commenti|commento|condivisioni|visualizzazioni|reacties|keer gedeeld|kommentarer|delningar|delinger|komentarzy|udostępnień|komentar|dibagikan|kali dibagikan|dilihat|yorum|paylaşım|beğeni|görüntüleme|комментари(?:й|я|ев)|просмотр(?:а|ов)?|поделились|репост(?:а|ов)?|коментарів|σχόλια|تعليقات?|مشاركات?|مشاهدة|نظر|دیدگاه|بازدید|تبصرے|评论|分享|阅读|次阅读|点赞|转发|人评论|留言|コメント|件のコメント|シェア|댓글|공유|조회';
export const COUNTERS = new RegExp(
  `^[\\s\\p{P}\\p{S}]*(?:(?:\\p{Nd}[\\p{Nd}.,]*\\s?(?:k|m|mil|тыс\\.?|万|천|만)?\\s*(?:${COUNTED})|(?:${COUNTED})\\s*:?\\s*\\p{Nd}[\\p{Nd}.,]*)[\\s\\p{P}\\p{S}]*){1,6}$`,
  'iu',
);

/** A line made of nothing but how long ago something happened, and what: `Updated 12 minutes ago`. */
const AGO = [
  '(?:\\p{Nd}+|an?|one|a few|half an) ?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|mo|months?|y|years?)\\.? ago',
  'vor (?:\\p{Nd}+|einer|einem|wenigen) (?:sekunden?|sek|minuten?|min|stunden?|std|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?)\\.?',
  'il y a (?:\\p{Nd}+|une?|quelques) ?(?:s|secondes?|min|minutes?|h|heures?|j|jours?|semaines?|mois|ans?)',
  '(?:hace|há) (?:\\p{Nd}+|una?|uma?|unos) ?(?:segundos?|min|minutos?|h|horas?|días?|dias?|semanas?|mes(?:es)?|años?|anos?)',
  '(?:\\p{Nd}+|una?|un’|pochi) ?(?:secondi|minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]) fa',
  '(?:\\p{Nd}+|een) (?:seconden?|minuten?|minuut|uur|dagen|dag|weken|week|maanden|maand) geleden',
  'för \\p{Nd}+ (?:sekunder|minuter|timmar|dagar|veckor) sedan|for \\p{Nd}+ (?:minutter|timer|dager|dage) siden|\\p{Nd}+ (?:minuuttia|tuntia|päivää) sitten',
  '\\p{Nd}+ (?:sekund|minut[yę]?|godzin[yę]?|dni) temu|před \\p{Nd}+ (?:minutami|hodinami|dny)',
  '(?:\\p{Nd}+|satu|se) ?(?:detik|menit|jam|hari|minggu|bulan) (?:yang )?lalu|\\p{Nd}+ (?:saniye|dakika|saat|gün|hafta|ay) önce|\\p{Nd}+ (?:phút|giờ|ngày) trước',
  '\\p{Nd}+ (?:секунд[ыу]?|минут[ыу]?|час(?:а|ов)?|д(?:ень|ня|ней)|хвилин[иу]?|годин[иу]?) (?:назад|тому)|πριν (?:από )?\\p{Nd}+ (?:λεπτά|ώρες|ημέρες)',
  'منذ (?:\\p{Nd}+ )?\\S{2,8}|قبل \\p{Nd}+ \\S{2,8}|\\p{Nd}+ \\S{2,8} (?:پیش|قبل|پہلے)',
  '\\p{Nd}+ ?(?:秒|分钟|分鐘|小时|小時|天|分|時間|日|周)前|\\p{Nd}+ ?(?:초|분|시간|일|주) 전|刚刚',
].join('|');
const STAMPED =
  'updated?|last updated?|published|posted|modified|first published|aktualisiert|zuletzt aktualisiert|veröffentlicht|stand|mis à jour|publié|modifié|actualizado|publicado|atualizado|aggiornato|pubblicato|bijgewerkt|gepubliceerd|uppdaterad|publicerad|oppdatert|publisert|opdateret|päivitetty|zaktualizowano|diperbarui|diterbitkan|dipublikasikan|güncellendi|güncelleme|yayınlanma|cập nhật|обновлено|опубликовано|оновлено|ενημερώθηκε|تحديث|آخر تحديث|نشر|نشرت|به‌روزرسانی|بروزرسانی|منتشر شده|اپ ڈیٹ|更新|更新时间|发布|发表|最終更新|公開|수정|입력';
export const RELATIVE_TIME = new RegExp(
  `^[\\s\\p{P}\\p{S}]*(?:(?:${STAMPED})[\\s\\p{P}]*)?(?:${AGO})[\\s\\p{P}\\p{S}]*(?:${STAMPED})?[\\s\\p{P}\\p{S}]*$`,
  'iu',
);
/** The start of a line that stamps the page with a day or time: `Updated: 18 May 2021, 10:59`. */
export const STAMP_START = new RegExp(
  `^[\\s\\p{P}\\p{S}]*(?:last |first |zuletzt |senast |dernière )?(?:${STAMPED})(?=[\\s\\p{P}\\p{N}])`,
  'iu',
);

/** The end of a sentence, in the scripts of the world. */
export const SENTENCE_END = /[.!?…。！？؟۔।][\s"'”’»)\]]*$/u;

/** The word that opens a line naming the author. */
export const BYLINE_START =
  /^(?:by|von|par|por|di|door|av|oleh|от|text|story by|reporting by|words by|written by|posted by|author|autor|autorin|auteur|نویسنده|بقلم|作者|记者|文[/／])[:：\s]/iu;
