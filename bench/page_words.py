# ruff: noqa: E501, ISC004  long lists of words, one string each
"""What stands on a web page beside its structure? Invented words in six languages, by chance.

A story has sentences enough for any template, and furniture has the usual words of its language.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

SEED = 20220718
# Who, did what, where, when, who says so: any choice of the five makes a sentence.
PARTS: dict[str, tuple[str, ...]] = {
    "en": (
        "The two brothers|A driver from the mill|Nine men of the third company|The baker's son|"
        "Several teachers|A nurse and her cousin|Six drivers|The watchman|Their neighbours|"
        "An electrician",
        "were taken away|had to wait for hours|were held without an order|were asked to sign|"
        "got no answer|slept on the floor|were counted twice|lost their papers|"
        "refused to go on|were led across the yard",
        "in the cellar of the old school|behind the grain store|near the river crossing|"
        "at the district office|on the road to Velika Luka|in a tent camp|at the brick works|"
        "beside the railway depot|in the former hotel|at the dairy",
        "on Monday evening|before dawn|for eleven days|in the first week of July|"
        "until the end of the month|on 14 June|during the night|after the roll call|"
        "between two inspections|shortly after noon",
        "their families say|a lawyer told the paper|says one of the mothers|"
        "the office did not comment|according to the union|as a neighbour remembers|"
        "a letter shows|nobody has denied this|two witnesses confirm it|the list says",
    ),
    "ru": (
        "Двое братьев|Водитель с мельницы|Девять человек из третьей роты|Сын пекаря|"
        "Несколько учителей|Медсестра и её двоюродный брат|Шестеро шофёров|Сторож|Их соседи|"
        "Один электрик",
        "ждали часами|не получили ответа|спали на полу|оказались без документов|"
        "отказались идти дальше|содержались без решения|подписали бумаги|прошли через двор|"
        "были пересчитаны дважды|жили под охраной",
        "в подвале старой школы|за зерновым складом|у переправы через реку|"
        "в районной комендатуре|на дороге к Великой Луке|в палаточном лагере|"
        "на кирпичном заводе|возле депо|в бывшей гостинице|на молокозаводе",
        "в понедельник вечером|до рассвета|одиннадцать дней|в первую неделю июля|"
        "до конца месяца|14 июня|всю ночь|после переклички|между двумя проверками|"
        "вскоре после полудня",
        "говорят родные|рассказал газете адвокат|говорит одна из матерей|"
        "в комендатуре не ответили|по данным профсоюза|как вспоминает сосед|"
        "это видно из письма|никто этого не отрицал|это подтверждают двое очевидцев|"
        "так сказано в списке",
    ),
    "uk": (
        "Двоє братів|Водій із млина|Дев'ятеро людей із третьої роти|Син пекаря|"
        "Кілька вчителів|Медсестра та її брат|Шестеро шоферів|Сторож|Їхні сусіди|"
        "Один електрик",
        "чекали годинами|не отримали відповіді|спали на підлозі|лишилися без документів|"
        "відмовилися йти далі|перебували без рішення суду|підписали папери|пройшли подвір'ям|"
        "були перераховані двічі|жили під вартою",
        "у підвалі старої школи|за зерновим складом|біля переправи через річку|"
        "у районній комендатурі|на дорозі до Великої Луки|у наметовому таборі|"
        "на цегельному заводі|біля депо|у колишньому готелі|на молокозаводі",
        "у понеділок увечері|ще до світанку|одинадцять днів|першого тижня липня|"
        "до кінця місяця|14 червня|усю ніч|після переклички|між двома перевірками|"
        "невдовзі по обіді",
        "кажуть рідні|розповів газеті адвокат|каже одна з матерів|"
        "у комендатурі не відповіли|за даними профспілки|як згадує сусід|"
        "це видно з листа|ніхто цього не заперечив|це підтверджують двоє свідків|"
        "так сказано у списку",
    ),
    "es": (
        "Los dos hermanos|Un chófer del molino|Nueve hombres de la tercera compañía|"
        "El hijo del panadero|Varios maestros|Una enfermera y su primo|Seis camioneros|"
        "El vigilante|Sus vecinos|Un electricista",
        "esperaron durante horas|no recibieron respuesta|durmieron en el suelo|"
        "se quedaron sin papeles|se negaron a seguir|estuvieron retenidos sin orden|"
        "firmaron las hojas|cruzaron el patio|fueron contados dos veces|vivieron bajo guardia",
        "en el sótano de la vieja escuela|detrás del granero|junto al paso del río|"
        "en la oficina del distrito|en la carretera de Villa Luca|en un campamento de tiendas|"
        "en la fábrica de ladrillos|cerca del depósito|en el antiguo hotel|en la lechería",
        "el lunes por la noche|antes del amanecer|durante once días|"
        "en la primera semana de julio|hasta fin de mes|el 14 de junio|toda la noche|"
        "después del recuento|entre dos inspecciones|poco después del mediodía",
        "dicen las familias|contó un abogado al diario|dice una de las madres|"
        "la oficina no respondió|según el sindicato|como recuerda un vecino|"
        "así consta en una carta|nadie lo ha negado|lo confirman dos testigos|"
        "así figura en la lista",
    ),
    "de": (
        "Die beiden Brüder|Ein Fahrer aus der Mühle|Neun Männer der dritten Kompanie|"
        "Der Sohn des Bäckers|Mehrere Lehrer|Eine Pflegerin und ihr Vetter|Sechs Fahrer|"
        "Der Wächter|Ihre Nachbarn|Ein Elektriker",
        "warteten stundenlang|bekamen keine Antwort|schliefen auf dem Boden|"
        "verloren ihre Papiere|weigerten sich weiterzugehen|wurden ohne Beschluss festgehalten|"
        "unterschrieben die Blätter|gingen über den Hof|wurden zweimal gezählt|"
        "standen unter Bewachung",
        "im Keller der alten Schule|hinter dem Kornspeicher|an der Furt über den Fluss|"
        "im Bezirksamt|an der Straße nach Großlucken|in einem Zeltlager|in der Ziegelei|"
        "neben dem Lokschuppen|im früheren Hotel|in der Molkerei",
        "am Montagabend|vor Tagesanbruch|elf Tage lang|in der ersten Juliwoche|"
        "bis zum Monatsende|am 14. Juni|die ganze Nacht|nach dem Appell|"
        "zwischen zwei Kontrollen|kurz nach Mittag",
        "sagen die Familien|berichtete ein Anwalt der Zeitung|sagt eine der Mütter|"
        "das Amt äußerte sich nicht|nach Angaben der Gewerkschaft|erinnert sich ein Nachbar|"
        "das zeigt ein Brief|niemand hat es bestritten|zwei Zeugen bestätigen es|"
        "so steht es in der Liste",
    ),
    "fr": (
        "Les deux frères|Un chauffeur du moulin|Neuf hommes de la troisième compagnie|"
        "Le fils du boulanger|Plusieurs instituteurs|Une infirmière et son cousin|"
        "Six routiers|Le gardien|Leurs voisins|Un électricien",
        "ont attendu des heures|n'ont reçu aucune réponse|ont dormi par terre|"
        "ont perdu leurs papiers|ont refusé d'avancer|ont été retenus sans mandat|"
        "ont signé les feuilles|ont traversé la cour|ont été comptés deux fois|"
        "ont vécu sous bonne garde",
        "dans la cave de la vieille école|derrière le silo|près du gué|"
        "au bureau du district|sur la route de Vieille-Lucque|dans un camp de tentes|"
        "à la briqueterie|à côté du dépôt|dans l'ancien hôtel|à la laiterie",
        "lundi soir|avant l'aube|pendant onze jours|la première semaine de juillet|"
        "jusqu'à la fin du mois|le 14 juin|toute la nuit|après l'appel|"
        "entre deux inspections|peu après midi",
        "disent les familles|a confié un avocat au journal|dit l'une des mères|"
        "le bureau n'a pas répondu|selon le syndicat|comme s'en souvient un voisin|"
        "une lettre le montre|personne ne l'a nié|deux témoins le confirment|"
        "c'est écrit sur la liste",
    ),
}
# menu | read also | comments | cookie notice | newsletter | copyright | by | share
FURNITURE: dict[str, tuple[str, ...]] = {
    "en": (
        "Home,World,Region,Economy,Culture,Sport,Opinion,Podcasts,About us,Contact",
        "Read also", "Comments",
        "We and our partners use cookies to show you content that fits, to measure its use and "
        "to improve our pages. You can change your choice at any time in the settings.",
        "Get the most important stories of the week by mail every Friday. It is free, and you "
        "can leave at any time.",
        "All rights reserved. No part of this site may be copied without written permission.",
        "By", "Share",
    ),
    "ru": (
        "Главная,В мире,Регион,Экономика,Культура,Спорт,Мнения,Подкасты,О нас,Контакты",
        "Читайте также", "Комментарии",
        "Мы и наши партнёры используем файлы cookie, чтобы показывать подходящие материалы и "
        "улучшать сайт. Вы можете изменить свой выбор в любое время в настройках.",
        "Получайте главные материалы недели по почте каждую пятницу. Это бесплатно, отписаться "
        "можно в любой момент.",
        "Все права защищены. Перепечатка материалов сайта возможна только с разрешения редакции.",
        "Автор:", "Поделиться",
    ),
    "uk": (
        "Головна,Світ,Регіон,Економіка,Культура,Спорт,Думки,Подкасти,Про нас,Контакти",
        "Читайте також", "Коментарі",
        "Ми та наші партнери використовуємо файли cookie, щоб показувати доречні матеріали й "
        "поліпшувати сайт. Ви можете змінити свій вибір будь-коли в налаштуваннях.",
        "Отримуйте головні матеріали тижня поштою щоп'ятниці. Це безкоштовно, відписатися можна "
        "будь-якої миті.",
        "Усі права захищено. Передрук матеріалів сайту можливий лише з дозволу редакції.",
        "Автор:", "Поширити",
    ),
    "es": (
        "Inicio,Mundo,Región,Economía,Cultura,Deportes,Opinión,Podcasts,Quiénes somos,Contacto",
        "Lea también", "Comentarios",
        "Nosotros y nuestros socios usamos cookies para mostrarle contenidos adecuados, medir su "
        "uso y mejorar nuestras páginas. Puede cambiar su elección en cualquier momento.",
        "Reciba cada viernes por correo las historias más importantes de la semana. Es gratis y "
        "puede darse de baja cuando quiera.",
        "Todos los derechos reservados. Prohibida la reproducción sin permiso por escrito.",
        "Por", "Compartir",
    ),
    "de": (
        "Startseite,Welt,Region,Wirtschaft,Kultur,Sport,Meinung,Podcasts,Über uns,Kontakt",
        "Lesen Sie auch", "Kommentare",
        "Wir und unsere Partner verwenden Cookies, um Ihnen passende Inhalte zu zeigen, ihre "
        "Nutzung zu messen und unsere Seiten zu verbessern. Sie können Ihre Wahl jederzeit ändern.",
        "Erhalten Sie jeden Freitag die wichtigsten Geschichten der Woche per Mail. Das ist "
        "kostenlos, und Sie können sich jederzeit abmelden.",
        "Alle Rechte vorbehalten. Nachdruck nur mit schriftlicher Genehmigung der Redaktion.",
        "Von", "Teilen",
    ),
    "fr": (
        "Accueil,Monde,Région,Économie,Culture,Sport,Opinions,Podcasts,Qui sommes-nous,Contact",
        "Lire aussi", "Commentaires",
        "Nous et nos partenaires utilisons des cookies pour vous proposer des contenus adaptés, "
        "mesurer leur usage et améliorer nos pages. Vous pouvez changer d'avis à tout moment.",
        "Recevez chaque vendredi par courriel les articles les plus importants de la semaine. "
        "C'est gratuit, et vous pouvez vous désabonner à tout moment.",
        "Tous droits réservés. Toute reproduction est interdite sans autorisation écrite.",
        "Par", "Partager",
    ),
}  # fmt: skip
NAMES = {
    "en": "Ada Finch", "ru": "Анна Лунева", "uk": "Олена Мирна",
    "es": "Lucía Prado", "de": "Jana Falk", "fr": "Élise Morel",
}  # fmt: skip
DAYS = {
    "en": "18 July 2022", "ru": "18 июля 2022", "uk": "18 липня 2022",
    "es": "18 de julio de 2022", "de": "18. Juli 2022", "fr": "18 juillet 2022",
}  # fmt: skip


@dataclass(frozen=True)
class Furniture:
    """The words around an article."""

    menu: tuple[str, ...]
    also: str
    comments: str
    cookies: str
    letter: str
    rights: str
    by: str
    share: str


class Story:
    """Sentences of one language, each another one; the same seed tells the same story."""

    def __init__(self, language: str, number: int) -> None:
        """Begin a story."""
        self.language = language
        self.author, self.day = NAMES[language], DAYS[language]
        self.chance = random.Random(SEED + number)  # noqa: S311  a bench, not a key
        menu, *rest = FURNITURE[language]
        self.furniture = Furniture(tuple(menu.split(",")), *rest)
        self._slots = [part.split("|") for part in PARTS[language]]
        self._told: set[str] = set()

    def sentence(self) -> str:
        """Tell something that has not been told."""
        while True:
            who, did, where, when, says = map(self.chance.choice, self._slots)
            said = f"{who} {did} {where}"
            if said not in self._told:
                self._told.add(said)
                return f"{said} {when}, {says}."

    def paragraph(self, least: int = 2, most: int = 4) -> str:
        """Tell some sentences."""
        return " ".join(self.sentence() for _ in range(self.chance.randint(least, most)))

    def paragraphs(self, count: int, least: int = 2, most: int = 4) -> list[str]:
        """Tell some paragraphs."""
        return [self.paragraph(least, most) for _ in range(count)]

    def headline(self) -> str:
        """Tell something short, without a full stop."""
        while True:
            who, did, where, _, _ = map(self.chance.choice, self._slots)
            said = f"{who} {did} {where}"
            if said not in self._told:
                self._told.add(said)
                return said

    def headlines(self, count: int) -> list[str]:
        """Tell some headlines."""
        return [self.headline() for _ in range(count)]

    def subhead(self) -> str:
        """Tell less than a headline."""
        words: Sequence[str] = self._slots[self.chance.choice((2, 3))]
        return self.chance.choice(words).capitalize()
