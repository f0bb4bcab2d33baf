"""The elements of HTML by their kind, those that are out of use too."""

from faq.importer.vocabulary import words_of

VOID = frozenset(words_of("area base br col embed hr img input link meta param source track wbr"))
BLOCK_TAGS = frozenset(
    words_of("""address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol p pre search section summary table tbody
    td tfoot th thead tr ul""")
)
ELEMENTS = (
    BLOCK_TAGS
    | VOID
    | frozenset(
        words_of("""a abbr acronym applet audio b basefont bdi bdo bgsound big blink button canvas cite code data
        datalist del dfn dir em fencedframe font frame frameset head i iframe image ins kbd keygen label legend map mark
        marquee math menu menuitem meter nobr noembed noframes noscript object optgroup option output picture plaintext
        progress q rb rp rt rtc ruby s samp script select slot small spacer span strike strong style sub sup svg template
        textarea time title tt u var video xmp""")
    )
)
