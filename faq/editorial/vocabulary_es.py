"""Spanish: the wordings that the checks look for, and what excuses them."""

from faq.editorial.vocabulary import Vocabulary, phrase, wording

_AUTHORITY = (
    r"(?:FDA|COFEPRIS|EMA|AEMPS|MHRA|ANMAT|ANVISA|INVIMA|JCI|Joint Commission(?: International)?"
    r"|Ministerio de Sanidad|Secretar[ií]a de Salud|ISO ?\d{4,5})"
)
_ENDORSED = r"(?:aprobad|autorizad|certificad|acreditad|registrad|regulad|avalad|licenciad)[oa]s?"
_CHECK_YOURSELF = r"\b(?:compruebe|comprueba|comprobar|pregunte|pregunta|preguntar|verifique|verificar|asegúrese|asegúrate|confirme|confirmar|consulte si|debe (?:estar|tener)|deben (?:estar|tener)|si (?:está|tiene|cuenta))\b"
_PROVIDER = r"(?:clínicas?|hospital(?:es)?|médicos?|médicas?|cirujan[oa]s?|especialistas?|dentistas?|expertos?|centros?|equipos?|profesionales)"
_OFFER = (
    rf"(?:{_PROVIDER}|tratamientos?|resultados?|atención|calidad|opción|tecnología|terapias?|alternativa)"
)
_OPERATION = r"(?:cirugías?|operaci(?:ón|ones)|prótesis(?: de \w+)?|reemplazo de \w+|intervenci(?:ón|ones))"
_STANDARD = rf"(?:{_OPERATION}|quimioterapia|radioterapia|insulina|antibióticos|medicación|medicamentos|su médico|tu médico|fisioterapia)"
_STUDY = (
    r"\b(?:se (?:notificaron|registraron|observaron|comunicaron)|en (?:el|este|ese|un) (?:estudio|ensayo))\b"
)
_MOST = r"\b(?:mayoría|muchos|muchas|algunos|algunas|normalmente|a menudo|suele|suelen|mitad)\b"
_IN_GENERAL = r"(?:tratamientos|terapias|procedimientos|operaciones|técnicas|medicamentos|fármacos|métodos|productos|clínicas|usos)"
_OF_STUDIES = r"(?:estudios?|ensayos?|datos|modelos?|grupos?|resultados)"

_PHRASES = {
    "absolute_claim": (
        phrase(
            r"\bgarantiza\w*\b|\bgarantías? de (?:éxito|curación|resultado)",
            unless=r"(?:años?|meses) de garantía|derechos? garantizad",
        ),
        phrase(
            r"\bcura(?:n|r|rá|rán|ción (?:total|definitiva|garantizada|completa))?\b",
            unless=r"\bcuras? (?:de|diarias?)|herida\w*|\bcambi\w+ la cura|\bla cura (?:se|a diario|diaria)|\bel cura\b|cicatri|en busca de una cura|fotocura",
        ),
        phrase(
            r"\b100 ?%(?: \w+)? (?:segur|efectiv|eficaz|éxito|garantizad|natural|indolor|fiable)\w*|\béxito del 100 ?%"
        ),
        phrase(
            r"\b(?:alivio|resultados?|soluci(?:ón|ones)|curación|mejoría|pérdida de peso) (?:\w+ )?(?:permanentes?|definitiv[oa]s?|para siempre)\b"
        ),
        phrase(r"\b(?:indolor(?:es|[oa]s?)?|sin ningún dolor)\b"),
        phrase(
            r"\bsin (?:ningún |ningun |los |apenas )?(?:riesgos?|efectos secundarios|complicaciones)\b",
            unless=rf"{_STUDY}|{_MOST}|\bsin complicaciones (?:dura|tarda|requiere|suele)",
        ),
        phrase(
            r"\bno (?:tienen?|hay|presentan?|producen?|causan?|existen?|conllevan?) (?:ningún |ninguna )?(?:efectos? secundarios?|riesgos?|complicaci(?:ón|ones))\b",
            unless=rf"{_STUDY}|{_MOST}",
        ),
        phrase(r"\b(?:éxito|recuperación|resultados?) (?:(?:está|están|queda\w*) (?:\w+ )?)?asegurad[oa]s?\b|\binfalibles?\b"),
        phrase(r"\b(?:desaparec\w+|elimin\w+|libre de dolor|sin dolor) (?:[\w-]+ ){0,3}?para siempre\b", unless=r"\b(?:puede|pueden|podría|podrían|a veces)\b"),
        phrase(r"\bprometemos\b"),
        phrase(r"\b(?:cero|ningún) (?:riesgos?|efectos? secundarios?)\b", unless=_STUDY),
        phrase(r"\bmilagr\w+"),
        phrase(
            r"\b(?:totalmente|completamente|absolutamente|extremadamente|perfectamente) (?:segur[oa]s?|inofensiv[oa]s?|eficaz|eficaces|fiables?)\b"
        ),
        phrase(r"\bprácticamente (?:inexistentes?|indolor)\b"),
        phrase(r"\b(?:siempre funciona|nunca falla|funciona para tod[oa]s)\b"),
    ),
    "superlative_claim": (
        phrase(rf"\b(?:el|la|los|las) mejor(?:es)? (?:\w+ ){{0,2}}?{_OFFER}\b", unless=r"(?:para usted|para ti|para cada|cuál es)"),
        phrase(rf"\b{_OFFER} (?:\w+ ){{0,2}}?(?:líder(?:es)?|de primer nivel|de clase mundial|inigualables?|punter[oa]s?)\b"),
        phrase(r"\b(?:líder(?:es)? (?:en|mundial)|de clase mundial|de talla mundial|número uno|patrón (?:de )?oro|estándar de oro)\b"),
        phrase(rf"\b{_OFFER} (?:(?:es|son) (?:\w+ )?)?superior(?:es)?\b"),
        phrase(r"\b(?:de vanguardia|de última generación|sin igual)\b"),
        phrase(rf"\b{_OFFER} (?:\w+ )?más (?:eficaz|eficaces|efectiv[oa]s?|avanzad[oa]s?|segur[oa]s?) (?:que existen?|que hay|del mundo|del mercado|disponibles?|de la actualidad)\b"),
    ),
    "regulatory_endorsement": (
        phrase(rf"\b{_ENDORSED}(?: y \w+)? (?:por|ante|en) (?:la |el )?(?:\w+ ){{0,2}}?{_AUTHORITY}\b", unless=_CHECK_YOURSELF),
        phrase(rf"\b(?:tienen?|cuentan? con|poseen?|con|bajo) (?:\w+ ){{0,4}}?(?:licencia|aprobación|certificación|aval|autorización|acreditación) (?:sanitaria )?(?:de |del )?(?:la |el )?{_AUTHORITY}", unless=_CHECK_YOURSELF),
    ),
    "discourages_standard_care": (
        phrase(rf"\bevit(?:ar|a|an|e|ando) (?:\w+ ){{0,2}}?(?:por completo|del todo|totalmente|definitivamente) (?:\w+ ){{0,2}}?{_STANDARD}"),
        phrase(rf"\bevit(?:ar|a|an|e|ando) (?:\w+ ){{0,2}}?{_STANDARD}(?: de \w+)? (?:por completo|del todo|totalmente|definitivamente)"),
        phrase(rf"\ben (?:lugar|vez) de (?:\w+ ){{0,2}}?{_STANDARD}\b"),
        phrase(rf"\bsin (?:la )?necesidad de (?:\w+ )?{_STANDARD}\b|\bno (?:es necesaria|hace falta|necesitará) (?:\w+ )?{_STANDARD}\b"),
        phrase(r"\b(?:sustituye|reemplaza)n? (?:a )?(?:la |el |los |las )?(?:quimioterapia|radioterapia|insulina|antibióticos|medicación|medicamentos)\b"),
        phrase(r"\b(?:ya )?no (?:necesitará|tendrá que|necesita|tiene que) (?:operarse|pasar por (?:el )?quirófano|someterse a (?:\w+ )?(?:cirugía|operación|intervención))\b", unless=r"\b(?:si|quizá|tal vez|puede que)\b"),
        phrase(r"\bolvíd(?:ese|ate) (?:del? |de la |de las |de los )(?:\w+ )?(?:quirófano|cirugía|operación|medicación|medicamentos|pastillas|insulina)\b"),
        phrase(r"\b(?:deje|deja|dejar) de tomar (?:su|tu|la|sus|tus) (?:medicación|medicamentos|insulina|pastillas)"),
    ),
    "minimised_risk": (
        phrase(r"\briesgos? (?:(?!no\b)\w+ ){0,3}?(?:es|son) (?:(?!no\b)\w+ )?(?:baj|mínim|insignificante|despreciable|pequeñ|inexistente|nul[oa])\w*"),
        phrase(r"\b(?:mínim[oa]s?|escas[oa]s?|apenas|casi ningún|prácticamente ningún) (?:\w+ )?(?:riesgos?|efectos? secundarios?|complicaci(?:ón|ones))\b"),
        phrase(r"\b(?:complicaciones|infecciones|efectos secundarios) son (?:extremadamente|sumamente|excepcionalmente) (?:rar|infrecuente|poco frecuente)\w*"),
        phrase(r"\bcasi no (?:hay|tienen?|existen) (?:\w+ )?(?:riesgos?|complicaciones|efectos secundarios)\b"),
        phrase(r"\briesgos? mínimos?\b|\bprácticamente inexistentes?\b"),
    ),
    "testimonial": (
        phrase(r"[”\"»] ?,? ?(?:dice|afirma|cuenta|explica|recuerda) (?!el\b|la\b|Dr|Dra|Prof|un\b|una\b)(?-i:[A-ZÁÉÍÓÚ])[a-záéíóú]+"),
        phrase(r"\b(?:nuestros|los) (?:pacientes|clientes) (?:dicen|cuentan|nos dicen|aseguran)\b"),
        phrase(r"\b(?:testimonios?|historias? de éxito|casos de éxito|me cambió la vida)\b"),
        phrase(r"\b(?:fotos|imágenes|fotografías|resultados) (?:\w+ )?(?:del? )?antes y (?:del? )?después\b"),
    ),
    "promotional_inducement": (
        phrase(r"\bVIP\b"),
        phrase(r"\b(?:5|cinco) estrellas\b"),
        phrase(r"\b(?:consulta|valoración|revisión|evaluación|presupuesto|traslado|transporte|alojamiento|hotel)s?(?: (?!no\b)\w+){0,2} (?:gratis|gratuit[oa]s?)\b|\bgratis\b", unless=r"\b(?:sanidad pública|seguridad social|sistema público)\b"),
        phrase(r"\b(?:oferta (?:especial|limitada|exclusiva)|tiempo limitado|reserve (?:ya|ahora|hoy)|reserva (?:ya|ahora|hoy)|no espere más)\b"),
        phrase(r"\b(?:\d{1,2} ?% de )?descuentos?\b"),
        phrase(r"\b(?:paquete vacacional|todo incluido|combin\w+ (?:\w+ ){0,4}vacaciones)\b"),
    ),
    "call_to_action_in_answer": (
        phrase(r"\b(?:contáctenos|contáctanos|contacte con nosotros|llámenos|llámanos|reserve su|reserva tu|pida su|pide tu|solicite su (?:cita|presupuesto)|solicita tu)\b"),
    ),
    "fear_language": (
        phrase(r"\b(?:antes de que sea (?:demasiado )?tarde|bomba de relojería|asesino silencioso|pesadilla|aterrador\w*|error mortal)\b"),
    ),
    "dosage_statement": (
        phrase(r"\b(?:tome|toma|tomar|inyecte|inyectar|use|administre|empiece con) (?:\w+ ){0,3}?\d+(?:[.,]\d+)? ?(?:mg|mcg|µg|ml|unidades|UI)\b"),
    ),
    "personal_diagnosis": (
        phrase(r"\b(?:usted )?(?:tiene|padece|sufre) (?:usted )?(?:artritis|artrosis|cáncer|diabetes|una infección|depresión)\b", unless=r"\b(?:si|puede|podría|cuando|quien|quienes|persona|paciente|porque|que)\b"),
        phrase(r"\b(?:debe|tiene que|necesita) (?:operarse|someterse a (?:\w+ )?(?:cirugía|operación|intervención|tratamiento))\b"),
    ),
    "reviewer_named_in_text": (
        phrase(r"\b(?:revisado|verificado|aprobado|supervisado) (?:médicamente |clínicamente )?por (?:el |la )?(?:Dr\w*\.?|Prof\w*\.?|nuestros? (?:médicos|equipo médico|expertos))"),
    ),
}  # fmt: skip

_TERMS = {
    "success": wording(
        r"éxito|eficaz|eficacia|efectiv|mejor[aíó]|superviven|alivi|pérdida de peso|satisf|recuper|remisión|respond|benefici|embaraz|menos dolor|p(?:ie|e)rd\w+ [^.;]{0,40}\bpeso"
    ),
    "price": wording(r"\b(?:cuestan?|costes?|costos?|precios?|barat\w+|ahorr\w+|menos (?:que|car\w+)|descuentos?|tarifas?|seguros? médicos?|pagan?|cubren?)\b"),
    "saving": wording(
        r"\bahorr\w+\b[^.;]{0,30}\d{1,2} ?%|\d{1,2} ?%\s*(?:menos|más barat|más económic|de ahorro|de descuento)"
    ),
    "dated": wording(
        r"\b(?:comprobad|actualizad|consultad|revisad|vigente|válid)\w*\b[^.]{0,30}\b20\d\d\b"
        r"|\b(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre) (?:de |del )?20\d\d\b|\ben 20\d\d\b"
    ),
    "experimental": wording(
        r"\b(?:células madre|exosomas?|plasma rico en plaquetas|PRP|terapias? génicas?|CAR[- ]?T|mesenquimal\w*|ozonoterapia|cámara hiperbárica)"
    ),
    "established_use": wording(r"trasplante de (?:médula|células madre|progenitores)|hematopoyétic"),
    "said_experimental": wording(
        r"\bexperimental(?:es)?\b|\ben (?:fase de )?investigación\b"
        r"|\bno (?:está|están|se ha|ha sido) (?:aún |todavía )?(?:demostrad|probad)\w*\b(?! que (?:sea|es) (?:mejor|superior|peor|más|menos))"
    ),
    "not_experimental": wording(
        r"\b(?:no|nunca|tampoco|nada)(?: (?:es|son|está|están|se|considera\w*|como|algo|una?|lo|ha|sido|tratamiento|terapia|técnica))* [\"“«]?$"
    ),
    "other_experimental": wording(
        rf"(?<!\bson )(?<!\bcomo )(?<!consideran ){_IN_GENERAL}(?: (?:médic|quirúrgic)\w+)? [\"“«]?$"
        rf"|\b(?:{_IN_GENERAL}|todo|algo|lo) (?:que|considerad[oa]s?|clasificad[oa]s?)\b[^,;]*$|\b(?:todo|algo) $|\b{_OF_STUDIES} $"
    ),
    "risk_question": wording(r"\b(?:riesgos?|efectos secundarios|complicaci(?:ón|ones)|segur[oa]s?|seguridad|peligros?|salir mal)\b"),
    "risks_told": wording(r"\b(?:efectos secundarios|complicaciones|riesgos) (?:\w+ )?(?:incluyen|son|de|pueden|como)\b"),
    "alternatives": wording(
        r"\balternativas?\b|\botr[oa]s (?:\w+ )?(?:opciones|tratamientos?|formas)\b|\ben comparación con\b|\bcomparad[oa]s? con\b|\ben lugar de\b|\ben vez de\b|\bfisioterapia\b"
        r"|\bsin (?:tratamiento|cirugía|operar\w*)\b|\bno tratar\w*\b|\bno operar\w*\b|\bobservación\b|\bopciones (?:son|incluyen)\b"
    ),
    "talk_to_doctor": wording(r"\b(?:habl|pregunt|consult|coment|decid)\w* (?:\w+ ){0,5}?(?:médic[oa]s?|cirujan[oa]s?|especialistas?|doctor[ae]?s?)\b"),
    "ranking": wording(r"\b(?:según|clasificación|clasificad\w+|ranking)\b"),
    "licence_number": wording(r"\b(?:licencia|registro|permiso|aviso|autorización)\s*(?:sanitari[oa]\s*)?(?:n\.?[ºo°]\.?|número|núm\.?|:)*\s*[A-Z0-9/-]*\d{3,}"),
    "works_question": wording(
        r"\b(?:(?:ayuda|funciona|efica[zc]|efectiv|sirve|tratar|probad|demostrad|alivia|mejora|repara|regenera)\w*|segur(?:[oa]s?|idad)\b|cura[rn]?\b)"
    ),
    # Asks that and nothing else, whatever the question asks besides; "en efectivo" is cash.
    "plain_works_question": wording(
        r"\b(?:efica[zc]|(?<!\ben )efectiv|probad|demostrad|alivia|mejora|repara|regenera)\w*|\bcura[rn]?\b"
        r"|\b(?:funciona\w*|sirven?)\b(?! (?:\w+ ){0,2}(?:segur|póliza|pag|reembols|viaj|visado|vuelo|cita|idioma|traduc|trabaj)\w*)"
    ),
    # Of money, travel and daily life, where the words for "help" and "safe" mean something else.
    "practical": wording(
        r"\b(?:seguros? (?:médic|de |dental|privad)\w*|(?:el|mi|su|los) seguros?|asegurador\w+|cubr\w+|pag(?:a|o|os|an|ar|ue)|cuest\w+|precios?"
        r"|financ\w+|viaj\w+|volar|vuelos?|conduc\w+|visados?|hotel\w*|idioma|traduc\w+|intérpretes?|trabajar|trabajo|citas?)\b"
    ),
    "choice": wording(r"\bo\b"),
    "yes": wording(r"^[“\"'«]?sí\b"),
    "yes_no_question": wording(r"^¿\s*(?:es|son|está|están|puede|pueden|puedo|se puede|hay|tiene|tienen|debo|debe|cubre|cubren|duele|funciona|sirve|necesito|existe|existen|será|me)\b"),
    "yes_no_answer": wording(r"^[“\"'«]?(?:sí|no|depende|a veces|normalmente|en general|por lo general|en parte|solo|sólo|rara vez|posiblemente|probablemente|en (?:la mayoría|algunos|muchos)|nadie|algunos|algunas|la mayoría|casi|todavía no|aún no|nunca|puede|podría|no se sabe|es posible)\b"),
    "in_year": wording(r"\b(?:en|para|a fecha de|actualizado (?:en|a)|precios? de) (20\d\d)\b"),
    "study": wording(r"\b(?:estudios?|ensayos?|publicad\w+|desde|fundad\w+|et al|revisión|guía|encuesta|ley|decreto)\b"),
}  # fmt: skip

SPANISH = Vocabulary(
    phrases=_PHRASES,
    terms=_TERMS,
    negation=wording(
        r"\b(?:no(?!,)|ni|nunca|jamás|nadie|ning[uú]n|ninguna|ninguno|sin|tampoco|en lugar de|en vez de|más que|lejos de|difícilmente|cero)\b"
    ),
    no_negation=wording(r"\bno (?:solo|sólo|solamente)\b|\bsin duda\b|\bno cabe duda\b|\bno hay duda\b|\bno importa\b"),
    bare_negation=wording(r"no|sin|cero|ning[uú]n|ninguna"),
    clause_end=wording(r"[;:—]| – |\bpero\b|\baunque\b|\bsino(?: que)?\b|\bporque\b|\by (?:nuestr|est[aoe]|le|se|les)\w*\b"),
    new_subject=wording(r"(?:y )?(?:est[aeo]s?|nuestr\w+|usted|ustedes|ellos|el|la|los|las|todo|todos|todas)\b"),
    denied_after=wording(
        r"[^.;,]{0,40}?\b(?:no (?:existe|existen|es posible|son posibles|es realista|está demostrad\w*|se (?:puede|pueden) (?:prometer|ofrecer))"
        r"|(?:es|son) (?:un mito|imposibles?|engaños\w+))"
    ),
    attribution=wording(
        r"\b(?:desconfíe|desconfía|desconfiar|cuidado con|señal(?:es)? de alarma|señal(?:es)? de alerta|supuest[oa]s?|mito|engaños\w+"
        r"|(?:quien|quienes) (?:\w+ )?(?:promet|asegur|garantiz|anunci|afirm)\w*"
        r"|(?:clínicas?|centros?|páginas|anuncios|empresas|afirmaciones) que (?:\w+ )?(?:promet|asegur|garantiz|anunci|afirm)\w*"
        r"|(?:algun[oa]s|much[oa]s|otr[oa]s) (?:clínicas|centros|páginas|anuncios|empresas) (?:promet|asegur|garantiz|anunci|afirm)\w*"
        r"|(?:algun[oa]s|much[oa]s|otr[oa]s) (?:clínicas|centros|páginas|anuncios|empresas|personas) (?:l[oae]s? )?(?:llam|present|describ|vend)\w*"
        r"|(?:antes|antiguamente|durante (?:años|mucho tiempo)) se (?:creía|pensaba|decía)|según (?:el fabricante|la publicidad|los anuncios|el folleto|su página|la propia clínica)"
        r"|(?:erróneo|falso|incorrecto|exagerado) (?:decir|afirmar|prometer)"
        r"|no (?:debe|deben|debería|deberían) (?:prometer|afirmar)|se anuncian? como|prometen? (?:que|una?))\b"
    ),
    naming=wording(r"\b(?:palabras?|términos?|expresión|llamad[oa]s?|denominad[oa]s?|conocid[oa]s? como|descrit[oa]s? como) [\"“'‘«]?$"),
    condition=wording(r"\b(?:si|salvo que|a menos que)\b"),
)  # fmt: skip
