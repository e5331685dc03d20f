import { wordList } from '../language/word-list.ts';
import { foldWord } from '../language/fold.ts';

/**
 * What the furniture of news pages says, in the languages watched; a site's furniture is often in another language than
 * its articles, so that all are looked for at once. Add a language by adding its words.
 */

/** Begins a list of other articles. Counts at the start of a line that is no sentence, or before a colon. */
export const RELATED = phrases(
  'read more|read also|also read|read next|read|related|related articles|related stories|related news|see also|more on this|more on|more from|more news|more stories|you may also like|you might also like|you may like|recommended|recommended for you|recommended stories|most read|most popular|most viewed|most shared|trending|trending now|editors picks|editor s pick|editor s picks|don t miss|dont miss|must read|in case you missed it|icymi|watch|watch also|watch more|listen|listen to|further reading|explore more|explore|up next|top stories|latest news|latest stories|popular|popular now|keep reading|continue reading|what to read next|also in|see more|learn more|our picks|in pictures|in this story|in this article|next up|live updates|full coverage',
  '相关阅读|相关新闻|相关报道|相关链接|延伸阅读|推荐阅读|更多新闻|更多阅读|热门新闻|热门文章|热门推荐|猜你喜欢|点击阅读|另见|阅读更多|阅读全文|查看更多|往期回顾|精彩推荐',
  'читайте также|читать также|читать далее|по теме|материалы по теме|смотрите также|ещё по теме|еще по теме|главное за день|самое читаемое|популярное|подробнее|другие новости|новости по теме|рекомендуем',
  'lire aussi|à lire aussi|a lire aussi|voir aussi|à voir aussi|sur le même sujet|lire la suite|les plus lus|à ne pas manquer|articles liés|nos recommandations|en savoir plus|pour aller plus loin|à lire également',
  'اقرأ أيضا|اقرأ أيضاً|اقرأ المزيد|مواضيع ذات صلة|شاهد أيضا|شاهد أيضاً|أخبار ذات صلة|الأكثر قراءة|قد يعجبك|قد يعجبك أيضا|المزيد|مقالات ذات صلة',
  'بیشتر بخوانید|همچنین بخوانید|بیشتر بدانید|مطالب مرتبط|اخبار مرتبط|خبرهای مرتبط|پربازدیدترین|پربازدیدترین‌ها|مرتبط|پیشنهاد ما|ادامه مطلب',
  'یہ بھی پڑھیں|مزید پڑھیں|متعلقہ خبریں|مزید خبریں|مزید پڑھیے|یہ بھی پڑھیے|مقبول خبریں',
  'نور ولولئ|نور ولولۍ|دا هم ولولئ|دا هم ولولۍ|اړوند خبرونه|اړوند مطالب|تازه خبرونه|ډېر لوستل شوي',
  'lesen sie auch|lesen sie mehr|mehr zum thema|auch interessant|weiterlesen|das könnte sie auch interessieren|passend dazu|mehr dazu|lea también|lee también|leer más|relacionado|relacionados|relacionada|noticias relacionadas|te puede interesar|también te puede interesar|ver también|lea más|leia também|leia mais|veja também|saiba mais|leggi anche|leggi di più|per approfondire|guarda anche|lees ook|lees meer|lees verder|baca juga|baca selengkapnya|lihat juga|simak juga|ayrıca okuyun|ilgili haberler|ilginizi çekebilir|devamını oku|czytaj także|czytaj też|zobacz też|zobacz także|läs också|läs även|læs også|les også|lue myös|関連記事|관련기사|यह भी पढ़ें',
);

/** Asks the reader to do something for the outlet. Counts at the start of a line. */
export const APPEALS = phrases(
  'follow us|follow our|follow on|find us on|like us on|join us on|join our|join the conversation|subscribe|sign up|sign in|log in|register now|download our|download the app|get our|get the latest|get the app|get breaking news|get alerts|get news|stay informed|stay updated|stay up to date|stay connected|click here|tap here|support our|support independent|become a member|become a subscriber|donate|for more news|for more updates|for the latest|for all the latest|our newsletter|newsletter|enter your email|your email|receive our|send us|contact us|have a tip|leave a comment|post a comment|add a comment|share your thoughts|tell us|rate this|already a subscriber|turn on notifications|enable notifications|want to read more|add us as|set as preferred|now on whatsapp|we are on',
  '关注我们|关注微信|扫码|扫描二维码|扫一扫|订阅|下载客户端|下载APP|点击下载|欢迎关注|长按|加入我们',
  'подписывайтесь|подпишитесь|подписаться|следите за|читайте нас|присоединяйтесь|оставить комментарий|поделитесь|скачайте',
  'suivez nous|suivez-nous|abonnez vous|abonnez-vous|inscrivez vous|inscrivez-vous|recevez|rejoignez nous|rejoignez-nous|téléchargez|s abonner|newsletter|soutenez',
  'تابعنا|تابعونا|اشترك|اشتركوا|انضم إلى|انضموا|حمل التطبيق|سجل الآن|للاشتراك',
  'ما را دنبال|ما را در|عضو شوید|عضویت در|به کانال|کانال ما|دنبال کنید|مشترک شوید',
  'ہمیں فالو|فالو کریں|سبسکرائب|ہمارے واٹس|ہمارا واٹس|ہماری ایپ|جوائن کریں',
  'موږ تعقیب|زموږ سره|ګډون وکړئ|زموږ چینل|مونږ تعقیب',
  'want more|get a subscription|folgen sie uns|jetzt abonnieren|abonnieren sie|melden sie sich|síguenos|síganos|suscríbete|suscríbase|siga nos|inscreva se|assine|seguici|iscriviti|abbonati|volg ons|abonneer|ikuti kami|berlangganan|bizi takip|abone ol|obserwuj nas|śledź nas|följ oss',
);

/** Names an advertisement. */
export const ADVERTS = phrases(
  'advertisement|advertisements|advertising|ad|ads|sponsored|sponsored content|promoted|promoted content|paid content|paid post|partner content|brand content|story continues below|story continues after|article continues below|article continues after|continue after advertisement|remove ads|advertise with us|shop now|buy now|order now|book now|special offer|limited time offer|start your free|free trial|deal of the day|scroll to continue',
  '广告|赞助内容|推广|赞助|商业推广',
  'реклама|на правах рекламы|партнёрский материал|партнерский материал',
  'publicité|annonce|contenu sponsorisé|sponsorisé|offre spéciale',
  'إعلان|إعلانات|محتوى ممول',
  'آگهی|تبلیغات|تبلیغ',
  'اشتہار|اشتہارات',
  'سوداګریز اعلان|اعلانونه',
  'anzeige|werbung|publicidad|publicidade|pubblicità|advertentie|annons|annonse|reklam|reklama|iklan|広告|광고|विज्ञापन',
);
/** Labels so plain that all of the block behind them is the advertisement, where it begins anew after the label. */
export const STRONG_ADVERT =
  /^(?:advertisement|sponsored(?: content)?|promoted|anzeige|werbung|publicité|publicidade?|pubblicità|reklama?|реклама|广告|إعلان ممول)(?=\P{L}|$|\p{Script=Han})/iu;
export const ANEW = /^[\s:：|]+["']?[\p{Lu}\p{N}\p{Lo}]|^$/u;
/** A price cut or a code is never in a report's own line of twelve words. */
export const COMMERCIAL =
  /\b\d{1,2}% off\b|\buse (?:promo )?code\b|\bbuy (?:now|today)\b|\bshop (?:now|the)\b|\bfree trial\b|\bsubscribe (?:now|today) for\b/iu;

/** What sharing bars are made of: every word of the line must be one of these. */
export const SHARING = wordList(
  '',
  'share sharing tweet post facebook twitter x whatsapp telegram email e-mail e mail print copy link copied linkedin reddit save bookmark pin pinterest comment comments follow messenger viber wechat weibo instagram youtube tiktok threads bluesky line sms this article story on via with to us in new window opens opens_in like gift listen',
  '分享 分享到 到 微信 微博 朋友圈 复制 链接 打印 收藏 字号 大 中 小 qq 空间',
  'поделиться вконтакте телеграм скопировать ссылку ссылка распечатать одноклассники',
  'partager imprimer envoyer copier le lien sur par enregistrer',
  'شارك مشاركة طباعة نسخ الرابط فيسبوك تويتر واتساب تلغرام على البريد',
  'اشتراک همرسانی گذاری به چاپ کپی لینک فیسبوک توییتر واتساپ تلگرام ایمیل',
  'شیئر کریں فیس بک ٹوئٹر واٹس ایپ پرنٹ کاپی لنک',
  'شریک شریکول چاپ کړئ لینک',
  'teilen drucken merken kopieren auf per compartir compartilhar condividi imprimir stampa copiar enlace en delen deel bagikan paylaş yazdır udostępnij drukuj dela skriv ut',
);

/** What counters count. */
export const COUNTED = wordList(
  '',
  'comment|comments share|shares view|views like|likes read|reads reader|readers follower|followers retweet|retweets reaction|reactions vote|votes reply|replies min|mins|minute|minutes subscriber|subscribers listen listens visit|visits hit|hits upvote|upvotes',
  '阅读|阅读量|阅读数 评论|评论数 点赞|赞 分享 浏览|浏览量 转发 收藏 播放 次 条 人 参与 热度 万 分钟',
  'просмотр|просмотров|просмотры|просмотра комментарий|комментария|комментариев|комментарии поделились мин минут|минуты чтения',
  'commentaire|commentaires partage|partages vue|vues lecture|lectures minute|minutes',
  'مشاهدة|مشاهدات تعليق|تعليقات مشاركة|مشاركات قراءة دقيقة|دقائق إعجاب',
  'بازدید نظر|نظرات دیدگاه لایک اشتراک دقیقه مطالعه بار',
  'تبصرہ|تبصرے شیئرز ویوز ناظرین لائکس منٹ',
  'لیدنې|لیدنه تبصرې|تبصره کتنې دقیقې',
  'kommentar|kommentare geteilt mal aufrufe leser gefällt comentario|comentarios|comentários vista|vistas visualizações veces compartido|compartidos compartilhamentos visualizzazioni commenti condivisioni|condiviso reacties weergaven gedeeld komentar dibaca dilihat suka dibagikan yorum görüntülenme beğeni okunma paylaşım komentarz|komentarze|komentarzy wyświetleń kommentarer visningar コメント 댓글 조회',
  'коментар|коментарі|коментарів переглядів поширень 件 いいね シェア 閲覧 回 개 조회수 공유 좋아요 σχόλια προβολές κοινοποιήσεις comentarii distribuiri vizualizări komentář|komentáře|komentářů sdílení zobrazení hozzászólás megosztás megtekintés kommenttia jakoa katselua delinger visninger टिप्पणियाँ शेयर bình luận lượt xem chia sẻ',
);
export const COUNTER_FILLERS = wordList(
  '',
  'k m total all be the first to 0 no so far of 共 已 有 total всего au نفر',
);

/** Words around "ago", and words that say it. */
export const TIME_UNITS = wordList(
  '',
  'second seconds sec secs s minute minutes min mins m hour hours hr hrs h day days d week weeks wk w month months mo year years yr y moment moments a an one few about over less than just now last updated published posted',
  '秒 秒钟 分钟 分 小时 天 日 周 个 月 年 个月 刚刚 更新 发布 发表 于',
  'секунд секунды секунду минут минуты минуту мин час часа часов день дня дней неделю недели недель месяц месяца месяцев год года лет обновлено опубликовано',
  'il y a secondes seconde minutes minute min heures heure h jours jour semaines semaine mois ans an mis à jour publié environ',
  'ثانية ثوان ثواني دقيقة دقيقتين دقائق ساعة ساعتين ساعات يوم يومين أيام أسبوع أسابيع شهر أشهر سنة نشر آخر تحديث',
  'ثانیه دقیقه ساعت روز هفته ماه سال چند لحظه انتشار بروزرسانی',
  'سیکنڈ منٹ گھنٹہ گھنٹے گھنٹوں دن دنوں ہفتہ ہفتے مہینے سال اپ ڈیٹ شائع',
  'ثانیې دقیقې دقیقه ساعته ساعت ورځې ورځ اونۍ میاشتې کاله',
);
export const AGO = wordList('', 'ago yesterday 前 刚刚 назад hier منذ قبل پیش پہلے مخکې وړاندې دمخه just');

/** Labels of a line that says when the page was written. */
export const STAMPS = wordList(
  '',
  'updated update modified published posted created edited revised first last on at in of the by from as local et est edt pst pdt cet cest bst gmt utc ist pkt aft msk hkt cst sgt jst eastern am pm a.m p.m hrs hours o clock',
  '更新 发布 发表 时间 更新时间 发布时间 最后 于 来源 北京时间 时 分 秒',
  'обновлено опубликовано дата последнее обновление в мск изменено время',
  'mis à jour publié le modifié dernière mise à la par h min heure',
  'تحديث آخر نشر نشرت في تاريخ الساعة بتوقيت غرينتش جرينتش م ص هـ',
  'به‌روزرسانی بروزرسانی به روز رسانی شده روز انتشار تاریخ ساعت آخرین در گرینویچ وقت منتشر شد',
  'اپ ڈیٹ اپڈیٹ شائع آخری تاریخ بجے وقت کو ہوا اشاعت',
  'تازه شوی خپور شوی نېټه نیټه د وروستی ځل مهال',
  'aktualisiert zuletzt veröffentlicht erstellt stand am um uhr actualizado actualización publicado publicada el a las horas atualizado às em aggiornato pubblicato il alle ore bijgewerkt gepubliceerd op om uur diperbarui diterbitkan pukul wib güncelleme yayınlanma son tarihi aktualizacja opublikowano uppdaterad publicerad kl 更新日 公開日 입력 수정',
);

/** Of those, the words that make a date the page's own. A date alone may be the heading of a chronicle. */
export const STAMP_LABELS = wordList(
  '',
  'updated update modified published posted created edited revised 更新 发布 发表 更新时间 发布时间 обновлено опубликовано обновление изменено mis mise publié modifié تحديث نشر نشرت',
  'به‌روزرسانی بروزرسانی به روز انتشار منتشر اپ اپڈیٹ شائع اشاعت تازه خپور aktualisiert veröffentlicht erstellt actualizado actualización publicado publicada atualizado aggiornato pubblicato bijgewerkt gepubliceerd diperbarui diterbitkan güncelleme yayınlanma aktualizacja opublikowano uppdaterad publicerad 更新日 公開日 입력 수정',
);

export const COPYRIGHT =
  /^(?:©|\(c\) ?\d|copyright\b)|\ball rights reserved\b|^this (?:material|content|article) (?:may not|must not) be\b|版权所有|未经(?:书面)?授权|All Rights Reserved|все права защищены|tous droits réservés|جميع الحقوق محفوظة|(?:تمام|کلیه|همه) حقوق|جملہ حقوق|ټول حقونه/iu;

export const CREDITS =
  /^\(?(?:(?:additional )?reporting (?:and (?:writing|editing) )?by\b|writing by\b|edited by\b|editing by\b|with (?:inputs?|reporting|files|additional reporting) from\b|(?:file )?(?:photo|photograph|image|picture|video)(?:graph)?s?(?: credits?| courtesy| by)?\s?[:/]|(?:photo|image|picture) (?:by|credits?|courtesy)\b|©|source\s?:|agencies$|图[:：]|图源|来源[:：]|责任?编辑?[:：]|编辑[:：]|记者[:：]|фото\s?:|источник\s?:|редактор\s?:|photo\s?:|crédits?\b|avec (?:afp|reuters|ap)\b|المصدر\s?:|صورة\s?:|عکس\s?:|منبع\s?:|تصویر\s?:|بشکریہ|سرچینه\s?:|انځور\s?:)/iu;

export const BYLINE =
  /^(?:by|written by|от|автор|par|de notre|بقلم|كتب|نویسنده|نوشته|تحریر|لیکوال|文[:：]|作者|撰文)[\s:：]/iu;

export const CONSENT =
  /^(?:we(?: and our \p{L}+)? use cookies|th(?:is|e) (?:web)?site uses cookies|by (?:continuing|clicking|using|signing up|subscribing)\b.{0,80}\b(?:you|agree|accept)|accept(?: all)? cookies|(?:please )?enable (?:javascript|cookies)|javascript is|your browser (?:does|is)|(?:cookie|privacy) (?:policy|settings|preferences|notice)$|manage (?:preferences|cookies)|terms (?:of (?:use|service)|and conditions)$|.{0,40}ad ?blocker|(?:本网站|我们)使用 ?cookies?|隐私政策$|(?:мы|сайт) использу(?:ем|ет) (?:файлы )?cookie|(?:nous utilisons|ce site utilise) des cookies|wir verwenden cookies|diese (?:web)?seite (?:verwendet|nutzt) cookies|(?:utilizamos|este sitio utiliza) cookies)/iu;

/** What menus and pagers are made of: every word of the line must be one of these. */
export const NAVIGATION = wordList(
  '',
  'home menu search next previous prev back top to page of skip content main load show more less close open login log in sign up subscribe account contact about us help faq sitemap news world politics business sport sports opinion culture video videos photos podcast podcasts live latest section sections tags tag topics topic category categories all newsletter newsletters edition english more article articles see view gallery toggle navigation breadcrumb asia africa europe americas middle east economy technology science health',
  '首页 上一篇 下一篇 上一页 下一页 返回 顶部 更多 导航 搜索 登录 注册 目录 专题 正文 当前位置 国际 新闻',
  'главная меню поиск назад вперёд вперед далее наверх новости политика экономика мир спорт культура теги войти',
  'accueil menu recherche suivant précédent retour haut page actualités monde politique économie fermer connexion',
  'الرئيسية القائمة بحث التالي السابق عودة أخبار سياسة اقتصاد',
  'خانه صفحه نخست منو جستجو بعدی قبلی بازگشت اخبار جهان سیاست',
  'ہوم صفحہ اول مینو تلاش اگلا پچھلا خبریں دنیا',
  'کور پاڼه مخ لټون بل مخکینی خبرونه نړۍ',
);

/** Lists of phrases, longest first, folded as compared words are. */
function phrases(...rows: readonly string[]): readonly string[] {
  return rows
    .join('|')
    .split('|')
    .map((phrase) =>
      foldWord(phrase)
        .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
        .trim(),
    )
    .toSorted((a, b) => b.length - a.length);
}
