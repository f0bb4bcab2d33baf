"""English: the wordings that the checks look for, and what excuses them."""

from faq.editorial.vocabulary import Vocabulary, phrase, wording

_AUTHORITY = (
    r"(?:FDA|COFEPRIS|EMA|AEMPS|MHRA|Health Canada|TGA|ANVISA|INVIMA|JCI|Joint Commission(?: International)?"
    r"|ministry of health|ISO ?\d{4,5})"
)
_ENDORSED = (
    r"(?:approved|licen[sc]ed|certified|cleared|accredited|registered|authori[sz]ed|regulated|endorsed)"
)
_CHECK_YOURSELF = r"\b(?:check|ask|verify|make sure|ensure|confirm|look for|look up|find out|whether|should (?:be|have|hold)|must (?:be|have|hold))\b"
_PROVIDER = r"(?:clinics?|hospitals?|doctors?|surgeons?|specialists?|dentists?|physicians?|experts?|cent(?:er|re)s?|providers?|teams?|facilit(?:y|ies))"
_OFFER = rf"(?:{_PROVIDER}|treatments?|results?|outcomes?|care|quality|option|technology|therap(?:y|ies)|alternative|success rates?)"
_OPERATION = r"(?:surger(?:y|ies)|operations?|(?:knee|hip|joint|valve) replacements?|replacement surgery)"
_STANDARD = rf"(?:{_OPERATION}|chemotherapy|radiotherapy|insulin|antibiotics|medications?|medicines|prescription drugs|your doctor|physiotherapy)"
_STUDY = r"\b(?:reported|recorded|observed|seen in|in (?:the|this|that|one|a) (?:study|trial))\b"
_MOST = r"\b(?:most|many|some|usually|often|half|majority)\b"
_POSSIBLY = r"\b(?:may|might|can|could|some|often|rarely)\b"
_EXPERIMENTAL = (
    r"\b(?:stem[- ]cells?|exosomes?|platelet[- ]rich plasma|PRP|gene therap(?:y|ies)|CAR[- ]?T|NAD\+|mesenchymal"
    r"|growth factor injections?|hyperbaric|ozone therapy)"
)
_UNPROVEN = r"(?:experimental|investigational|unproven)\b"
_IN_GENERAL = r"(?:treatments|therapies|procedures|operations|drugs|medicines|devices|techniques|methods|uses|products|claims|clinics)"
_OF_STUDIES = r"(?:stud(?:y|ies)|evidence|data|research|trials?|models?|results|animals|group|arm)"

_PHRASES = {
    "absolute_claim": (
        phrase(
            r"\bguarantee(?:s|d|ing)?\b",
            unless=r"guarantee (?:period|certificate|card)|(?:year|month|implant|written|warranty)s?[- ]guarantee|guarantees? on the|guarantee (?:covers|lasts|runs|ends|expires)",
        ),
        phrase(
            r"(?<!-)\bcure(?:s|d)?\b",
            unless=r"\b(?:light|heat|air|dual|self|chemically)[- ]cured|(?:search|look|hop|research)\w* (?:\w+ )?for a cure|cured (?:resin|ham|meat)|cure rate",
        ),
        phrase(
            r"\b100 ?(?:%|per ?cent)(?: \w+)? (?:safe|effective|success\w*|guaranteed|cured?|natural|recovery|relief|painless|results?|accura\w+|reliable)"
        ),
        phrase(
            r"\bpermanent(?:ly)? (?:cure\w*|relie\w+|results?|solution|fix|remov\w+|eliminat\w+|heal\w*|restor\w+|improvement|weight loss|pain[- ]free)"
        ),
        phrase(r"(?<!side )\b(?:results?|relief|effects|improvement) (?:is|are|will be) permanent\b"),
        phrase(r"\bpainless(?:ly)?\b"),
        phrase(r"\brisk[- ]free\b"),
        phrase(
            r"\b(?:no|zero|without any) (?:known )?(?:side[- ]effects?|risks?|complications?)\b",
            unless=rf"{_STUDY}|{_MOST}|\bno risks? (?:assessment|factors?)",
        ),
        phrase(r"\bwithout (?:side[- ]effects?|risks?)\b", unless=rf"{_STUDY}|{_MOST}"),
        phrase(r"\bmirac(?:le|ulous)", unless=r"\b(?:hop|wait|look|pray|wish)\w* for (?:a )?miracle"),
        phrase(r"\b(?:success|recovery|results?) (?:is|are) (?:\w+ )?assured\b"),
        phrase(
            r"\b(?:pain[- ]free|lasts?|cured|results?|gone|disappears?|vanish(?:es)?) (?:\w+ )?(?:for life|for good|forever)\b|\blasts? a lifetime\b",
            unless=_POSSIBLY,
        ),
        phrase(r"\bpain[- ]free (?:treatments?|procedures?|operations?|surgery|injections?|implants?|methods?|techniques?)\b"),
        phrase(r"\bwe promise\b"),
        phrase(r"\bnever (?:need|suffer|feel|worry|have to)\b[^.;,]{0,40}\bagain\b", unless=_POSSIBLY),
        phrase(r"\b(?:eliminat|eradicat|revers)(?:es?|ed|ing) (?:[\w-]+ ){0,3}?(?:completely|entirely|permanently|for good|forever)\b"),
        phrase(
            r"\b(?:completely|totally|entirely|absolutely|extremely|perfectly) (?:safe|harmless|painless|effective|reliable|proven)\b"
        ),
        phrase(r"\bvirtually (?:non-?existent|painless|guaranteed)\b"),
        phrase(r"\b(?:always works|never fails|works (?:for everyone|every time))\b"),
    ),
    "superlative_claim": (
        phrase(rf"\bbest (?:[\w-]+ ){{0,2}}?{_OFFER}\b", unless=r"\bbest (?:treatment )?for (?:you|each)|which \w+ is best|at best\b|\bask\w* (?:about|for|which)\b"),
        phrase(rf"\b(?:finest|most (?:advanced|experienced|skilled|modern|successful|trusted|respected|renowned)) (?:[\w-]+ ){{0,2}}?{_OFFER}\b"),
        phrase(rf"\bmost effective (?:[\w-]+ ){{0,2}}?{_OFFER} (?:available|in the world|on the market|there is|that exists?|today)\b"),
        phrase(rf"\b(?:world|country|nation|city|region|europe|asia|america|mexico)[’']s (?:very )?(?:best|finest|top|leading)\b|\bpremier (?:[\w-]+ )?(?:{_PROVIDER}|destinations?)\b"),
        phrase(rf"\b(?:leading|top) (?:[\w-]+ ){{0,2}}?{_PROVIDER}\b", unless=r"\bleading to\b"),
        phrase(r"\bworld[- ]?(?:class|leading|renowned)\b"),
        phrase(r"\bgold[- ]standard\b"),
        phrase(r"\btop[- ](?:rated|tier|notch|quality)\b"),
        phrase(rf"\bsuperior {_OFFER}\b"),
        phrase(rf"\b{_OFFER} (?:is|are) (?:far |clearly |vastly )?superior\b"),
        phrase(rf"\b(?:unrivall?ed|unmatched|unparalleled|second to none|number one {_PROVIDER}|state[- ]of[- ]the[- ]art|cutting[- ]edge)\b"),
    ),
    "regulatory_endorsement": (
        phrase(rf"\b{_AUTHORITY}[- ]{_ENDORSED}\b", unless=_CHECK_YOURSELF),
        phrase(rf"\b{_ENDORSED}(?: and \w+)? by (?:the )?(?:[\w']+ ){{0,2}}?{_AUTHORITY}\b", unless=_CHECK_YOURSELF),
        phrase(
            rf"\b(?:has|have|holds?|with|carr(?:y|ies)|under) (?:(?!no\b|not\b)\w+ ){{0,3}}?{_AUTHORITY} (?:approval|licen[sc]es?|certificat\w+|accreditation|clearance|seal)",
            unless=_CHECK_YOURSELF,
        ),
        phrase(rf"\b{_AUTHORITY} (?:approval|accreditation|certification|licen[sc]e) (?:shows|proves|means|confirms|guarantees)\b"),
    ),
    "discourages_standard_care": (
        phrase(rf"\bavoid(?:s|ing)? (?:[\w-]+ ){{0,3}}?{_OPERATION} (?:entirely|altogether|completely)"),
        phrase(rf"\b(?:entirely|altogether|completely) avoid(?:s|ing)? (?:[\w-]+ ){{0,3}}?{_STANDARD}"),
        phrase(rf"\binstead of (?:[\w-]+ ){{0,2}}?{_STANDARD}\b"),
        phrase(rf"\b(?:no need for|without the need for|eliminat\w+ the need for|never need) (?:[\w-]+ ){{0,2}}?{_STANDARD}\b"),
        phrase(r"\breplac(?:es?|ing) (?:[\w-]+ )?(?:chemotherapy|radiotherapy|insulin|antibiotics|medications?|medicines|prescription drugs)\b"),
        phrase(r"\bno longer needs? (?:your|their|any) (?:medications?|medicines|insulin|tablets|pills|doctor)\b"),
        phrase(r"\b(?:stop taking|throw away|give up) your (?:[\w-]+ ){0,2}?(?:medications?|medicines|insulin|tablets|pills)"),
        phrase(
            rf"(?:\byou (?:can|could|will|may)|\blets? you|\bhelps? you(?: to)?|\ballows? you to) (?:\w+ )?(?:skip|forget(?: about)?|ditch|do without) (?:[\w-]+ ){{0,2}}?{_STANDARD}\b"
        ),
        phrase(rf"^forget (?:about )?(?:[\w-]+ ){{0,2}}?{_STANDARD}\b"),
        phrase(rf"\bmakes? (?:[\w-]+ ){{0,2}}?{_STANDARD} (?:unnecessary|superfluous|obsolete)\b"),
    ),
    "minimised_risk": (
        phrase(
            r"\brisks? (?:(?!not\b)\w+ ){0,3}?(?:is|are) (?:(?!not\b)\w+ )?(?:low|minimal|negligible|small|tiny|insignificant|non-?existent)\b",
            unless=r"\b(?:low|minimal|small|tiny) only (?:if|when|in|for|with)\b",
        ),
        phrase(r"\b(?:risks?|side[- ]effects|complications) (?:(?!not\b)\w+ ){0,2}?(?:is|are) (?:close to|near|nearly|almost|practically|virtually|next to) (?:zero|nil|nothing|unheard of|unknown)\b"),
        phrase(r"\b(?:side[- ]effects|complications|infections|problems) are (?:extremely|exceedingly|incredibly|vanishingly|exceptionally) rare\b"),
        phrase(
            r"\b(?:minimal|negligible|virtually no|practically no|almost no|hardly any|little to no|little or no|next to no) (?:\w+ )?(?:risks?|side[- ]effects?|complications?)\b"
        ),
        phrase(r"\bvirtually non-?existent\b|\bonly an? (?:\w+ )?(?:small|tiny|low|minimal|slight|minor) (?:\w+ )?risk\b"),
        phrase(r"\b(?:rejection|infections?|complications?|failure) (?:is|are) (?:virtually|practically|almost|nearly) impossible\b"),
    ),
    "testimonial": (
        phrase(r"[”\"’] ?,? ?(?:says|said|recalls|explains|writes|shares) (?!Drs?\b|Prof|the\b|a\b|an\b)(?-i:[A-Z])[a-z]+"),
        phrase(r"\b(?:our )?(?:patients|clients) (?:say|love|tell us|rave|report being (?:thrilled|delighted))\b"),
        phrase(r"\b(?:patient|success) stor(?:y|ies)\b|\btestimonials?\b|\bchanged my life\b"),
        phrase(r"\bbefore[- ](?:and|&)[- ]after (?:photo\w*|pictures?|images?|results?|galler\w+)"),
    ),
    "promotional_inducement": (
        phrase(r"\bVIP\b"),
        phrase(r"\b(?:5|five)[- ]star\b"),
        phrase(
            r"\b(?:free|complimentary) (?:[\w-]+ ){0,2}?(?:consultations?|reviews?|quotes?|transfers?|transport|pick-?ups?|evaluations?|assessments?|scans?|check-?ups?|hotel|accommodation)\b",
            unless=r"\bfree of charge (?:on|under|in)\b",
        ),
        phrase(r"\b(?:limited[- ]time|special offers?|exclusive offers?|last[- ]minute offers?|book (?:now|today)|act now)\b"),
        phrase(r"\b\d{1,2} ?% off\b|\bdiscount(?:s|ed)?\b", unless=r"\bdiscount rates?\b"),
        phrase(r"\b(?:holiday|vacation) (?:package|deal|feel)|\b(?:combine|with) (?:\w+ ){0,4}(?:holiday|vacation)\b"),
        phrase(r"\ball[- ]inclusive\b"),
        phrase(
            r"\b(?:consultations?|reviews?|quotes?|evaluations?|assessments?|transfers?|pick-?ups?|check-?ups?|hotel|accommodation) (?:is|are) (?:\w+ )?(?:free|complimentary)\b(?! from)",
            unless=r"\b(?:NHS|public|insur\w+|medicare|medicaid)\b",
        ),
        phrase(r"\bonly (?:\w+ )?(?:places|spots|slots|appointments) (?:are )?(?:left|remaining|available)\b"),
    ),
    "call_to_action_in_answer": (
        phrase(r"\b(?:contact us|call us|get in touch with us|book (?:your|an appointment|now|today)|request a quote|sign up|schedule your)\b"),
    ),
    "fear_language": (
        phrase(r"\b(?:before it is too late|don't wait until|deadly mistake|ticking time bomb|silent killer|nightmare|terrifying|horrific)\b"),
    ),
    "dosage_statement": (
        phrase(r"\b(?:take|inject|use|start (?:with|on)) (?:\w+ ){0,3}?\d+(?:[.,]\d+)? ?(?:mg|mcg|µg|ml|units|IU)\b"),
    ),
    "personal_diagnosis": (
        phrase(r"\byou (?:have|are suffering from|must have) (?:arthritis|osteoarthritis|cancer|diabetes|an infection|depression)\b", unless=r"\b(?:may|might|could|if|whether|when|once|unless|because)\b"),
        phrase(r"\byou (?:must|need to) (?:have|get|undergo) (?:\w+ ){0,2}?(?:surgery|the operation|an operation|the treatment)\b"),
    ),
    "reviewer_named_in_text": (
        phrase(r"\b(?:medically |clinically )?(?:reviewed|fact[- ]checked|approved|verified) by (?:Drs?\.?|Prof\w*\.?|our (?:doctors|medical team|experts))"),
    ),
}  # fmt: skip

_TERMS = {
    "success": wording(
        r"success|effective|improv|surviv|relie[fv]|weight loss|lost weight|satisf|recover|remission|respond|benefit|pregnan|live birth|better|less pain|los(?:e|es|t|ing) [^.;]{0,40}\bweight"
    ),
    "price": wording(
        r"\b(?:costs?|pric\w+|cheap\w*|sav(?:e|es|ing|ings)|less (?:than|expensive)|discount\w*|off|fees?|insur\w+|pa(?:y|ys|id|ying|yments?)|covers?)\b"
    ),
    "saving": wording(
        r"\bsav(?:e|es|ing|ings)\b[^.;]{0,25}\d{1,2} ?%|\d{1,2} ?%\s*(?:less|lower|cheaper|off|saving)|\d{1,2} ?% (?:of|in) savings"
    ),
    "dated": wording(
        r"\b(?:checked|as of|correct (?:at|on|in)|updated|current (?:for|as of)|valid)\b[^.]{0,30}\b20\d\d\b"
        r"|\b(?:january|february|march|april|may|june|july|august|september|october|november|december) 20\d\d\b|\bin 20\d\d\b"
    ),
    "experimental": wording(_EXPERIMENTAL),
    "established_use": wording(r"bone[- ]marrow transplant|stem[- ]cell transplant|ha?ematopoietic|transplant(?:ation)? for (?:leuk|lymph)"),
    # "Experimental treatments are not covered" says it of others, "an experimental study" of how something was found.
    "said_experimental": wording(
        rf"(?<=\bare )[\"“]?{_UNPROVEN}|\b{_UNPROVEN}(?![\"”]? (?:(?:or|and) [\"“]?\w+[\"”]? )?(?:{_IN_GENERAL}|{_OF_STUDIES})\b)"
        r"|\bnot (?:yet )?(?:been )?(?:clinically )?proven\b(?! (?:to be )?(?:better|superior|safer|cheaper|faster|more|less|worse|un))"
    ),
    "not_experimental": wording(
        r"(?:\b(?:not?|never|no longer|nothing|hardly)|n't)(?: (?:now|been|be|considered|regarded|seen|treated|classed|classified|viewed"
        r"|deemed|labell?ed|called|as|an?|any|longer))* [\"“]?$"
    ),
    "other_experimental": wording(
        rf"\b(?:{_IN_GENERAL}|anything|something|everything|nothing|whatever) (?:that|which|they|it|considered|regarded|class\w+|deemed|described)\b[^,;]*$"
        r"|\b(?:anything|something|everything|nothing|whatever) $"
    ),
    "risk_question": wording(r"\b(?:risks?|side[- ]effects?|complications?|safe|safety|dangers?|go wrong)\b"),
    "risks_told": wording(r"\b(?:side[- ]effects|complications|risks) (?:\w+ )?(?:include|are|of|can|such as)\b"),
    "alternatives": wording(
        r"\balternatives?\b|\bother (?:\w+ )?(?:options?|treatments?|ways?)\b|\bcompared (?:with|to)\b|\binstead\b|\bphysiotherapy\b|\bphysical therapy\b"
        r"|\bwithout (?:treatment|surgery|an operation)\b|\bno treatment\b|\bdoing nothing\b|\bwatchful waiting\b|\bnon-?surgical\b|\brather than\b"
        r"|\boptions? (?:include|are)\b"
    ),
    "talk_to_doctor": wording(r"\b(?:talk|speak|ask|discuss|consult|decide)\w* (?:[\w']+ ){0,5}?(?:doctors?|surgeons?|physicians?|specialists?|GP)\b"),
    "ranking": wording(r"\b(?:ranked|ranking|rated by|named by|according to)\b"),
    "licence_number": wording(r"\b(?:licen[cs]e|registration|permit|aviso)\s*(?:no\.?|number|#|:)*\s*[A-Z0-9/-]*\d{3,}"),
    "works_question": wording(
        r"\b(?:(?:help|effective|safe|proven|relie[fv]|cure|improve|repair|regenerate)\w*|works?\b|treat(?:s|ed|ing)?\b)"
    ),
    # Asks that and nothing else, whatever the question asks besides.
    "plain_works_question": wording(
        r"(?<!\bcost[- ])\beffective\w*|\b(?:proven|relie[fv]|cure|improve|repair|regenerate)\w*|\bdo(?:es)? (?:it|this|they) treat\b"
        r"|\b(?:do(?:es)?|did|will|can) (?:(?!(?:I|you|we)\b|insur|polic|visa|flight|pa(?:y|id)|cover|financ|pric|cost)[\w'-]+ ){1,4}?"
        r"(?<!\b(?:to|of|at|my) )(?<!\b(?:the|off|for|any) )work\b(?! (?:permits?|visas?|abroad|from|out)\b)"
    ),
    # Of money, travel and daily life, where "help", "work" and "safe" mean something else.
    "practical": wording(
        r"\b(?:insur\w*|pay\w*|paid|costs?|prices?|financ\w*|cover(?:s|ed|age)?|fly\w*|flights?|travel\w*|driv\w+|visas?|hotels?"
        r"|translat\w*|interpreters?|(?:to|back|return to) work|language|appointments?)\b"
    ),
    "choice": wording(r"\bor\b"),
    "yes": wording(r"^[“\"'‘]?yes\b"),
    "yes_no_question": wording(r"^(?:is|are|does|do|can|could|will|would|should|has|have|did|was|were)\b"),
    "yes_no_answer": wording(r"^[“\"'‘]?(?:yes|no|not|it depends|sometimes|usually|often|rarely|partly|only|possibly|probably|maybe|in (?:most|some|many)|nobody|most|some|generally|that depends|there is (?:no|not)|it (?:may|might|can|is (?:not |un)?(?:certain|clear|possible|likely))|(?:nobody|no one) knows|we do not know)\b"),
    "in_year": wording(r"\b(?:in|for|as of|current (?:for|in)|updated (?:for|in)|prices? (?:for|in)) (20\d\d)\b"),
    "study": wording(r"\b(?:stud(?:y|ies)|trials?|published|since|began|founded|et al|review|guideline|survey|law|act)\b"),
}  # fmt: skip

ENGLISH = Vocabulary(
    phrases=_PHRASES,
    terms=_TERMS,
    negation=wording(
        r"\b(?:no(?!,)|not|never|nobody|none|nor|neither|without|cannot|hardly|(?<!\ba )few|rather than|instead of|far from|unlikely|zero"
        r"|lack(?:s|ing)?)\b|n't\b|\bno one\b|\bbeware\b"
    ),
    no_negation=wording(r"\bno doubt\b|\bnot only\b|\bno matter\b|\bwithout (?:a )?doubt\b|\bwithout question\b|\bno longer\b|\bno wonder\b|\bnot just\b"),
    bare_negation=wording(r"no|without|zero"),
    clause_end=wording(r"[;:—]| – |\bbut\b|\byet\b|\balthough\b|\bbecause\b|\band (?:it|this|they|we|our)\b|\bso (?:it|you|they|that)\b"),
    new_subject=wording(r"(?:and )?(?:it|this|that|these|those|they|we|you|our|your|the|patients|results|all)\b"),
    denied_after=wording(
        r"[^.;,]{0,40}?\b(?:(?:do(?:es)?|did) not (?:exist|mean)|(?:is|are) (?:not|never) (?:yet )?(?:possible|available|realistic|promised|offered|proven|known|certain)"
        r"|(?:is|are) (?:a myth|impossible|unrealistic|misleading|unproven))"
    ),
    attribution=wording(
        r"\b(?:be (?:wary|careful|suspicious|cautious|sceptical|skeptical)|beware|distrust|red flags?|warning signs?|so-called|myth|misleading|mislead"
        r"|(?:anyone|anybody|clinics?|providers?|websites?|adverts?|sellers?|companies|those|claims?) (?:who|that|which) (?:\w+ )?(?:promis|claim|guarantee|advertis)\w*"
        r"|(?:some|many|most|other|certain) (?:clinics|providers|websites|adverts|sellers|companies) (?:promise|claim|guarantee|advertise)"
        r"|(?:some|many|most|other|certain) (?:clinics|providers|websites|adverts|sellers|companies|people) (?:call|describe|present|sell|market|promote)\b"
        r"|(?:was|were) (?:once|long|formerly|previously|first) (?:thought|believed|said|considered|hoped)"
        r"|according to (?:the |its |their )?(?:manufacturers?|makers?|sellers?|adverts?|advertis\w+|websites?|brochures?|clinics?)"
        r"|(?:wrong|untrue|false|incorrect|too much) to (?:say|claim|promise|call)"
        r"|advertis(?:e|es|ed|ing) (?:as|a|an|that)|should not (?:promise|claim)|(?<!\bwe )(?:claim|claims|promise|promises) (?:that|of|to))\b"
    ),
    naming=wording(r"\b(?:words?|terms?|phrase|called|labell?ed|described as|known as|expression) (?:it )?(?:a |an )?[\"“'‘«]?$"),
    condition=wording(r"\b(?:if|unless|whether|until)\b"),
)  # fmt: skip
