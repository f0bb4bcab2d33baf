"""Texts that a check of claims must find, and near misses that it must not, by code and language."""

RAISED = {
    "absolute_claim": {
        "en": [
            "We guarantee that the pain will stop.",
            "The injection cures arthritis.",
            "It is 100% safe.",
            "You can expect permanent relief.",
            "The procedure is painless.",
            "It is extremely safe with modern equipment.",
            "The treatment has no side effects.",
            "Rejection is virtually non-existent.",
            "No surgery, guaranteed results.",
            "There is no doubt that this cures arthritis.",
            "It does not hurt, but the result is guaranteed.",
            "No, the treatment is completely safe.",
            "It is not only fast: it is a miracle.",
        ],
        "es": [
            "La clínica garantiza el resultado.",
            "El tratamiento cura la artrosis.",
            "Es un método 100 % seguro.",
            "El procedimiento es totalmente seguro.",
            "Se hace sin riesgos.",
            "Ofrece un alivio definitivo.",
            "Sin duda garantizamos el éxito.",
            "No, la intervención es completamente segura.",
        ],
    },
    "superlative_claim": {
        "en": [
            "The best clinics are in the north.",
            "It is the gold standard.",
            "You receive a superior treatment.",
            "Top-tier clinics use clean rooms.",
            "A world-class team looks after you.",
            "The leading surgeons work here.",
        ],
        "es": [
            "Los mejores cirujanos trabajan aquí.",
            "Es un centro líder.",
            "Es el patrón oro.",
            "Ofrece resultados superiores.",
        ],
    },
    "regulatory_endorsement": {
        "en": [
            "The therapy is regulated by COFEPRIS.",
            "It is an FDA-approved method.",
            "The clinic holds a valid COFEPRIS licence.",
        ],
        "es": [
            "La terapia está aprobada por la COFEPRIS.",
            "La clínica cuenta con licencia sanitaria de COFEPRIS.",
        ],
    },
    "discourages_standard_care": {
        "en": [
            "Patients can avoid knee replacement surgery entirely.",
            "Take it instead of your medication.",
            "There is no need for surgery afterwards.",
            "You can stop taking your insulin.",
        ],
        "es": [
            "Permite evitar la cirugía por completo.",
            "Se usa en lugar de la quimioterapia.",
            "Puede dejar de tomar su medicación.",
        ],
    },
    "minimised_risk": {
        "en": [
            "Risks are low.",
            "The risk of infection is negligible.",
            "There is little to no risk.",
            "It can be done with minimal risk.",
        ],
        "es": [
            "Los riesgos son mínimos.",
            "Tiene escasos efectos secundarios.",
            "Es prácticamente inexistente.",
        ],
    },
    "testimonial": {
        "en": [
            "“I can walk again,” says Maria from Leeds.",
            "Our patients say it works.",
            "Look at the before and after photos.",
            "Read our success stories.",
        ],
        "es": [
            "«Vuelvo a caminar», dice Marta.",
            "Nuestros pacientes cuentan que funciona.",
            "Mire las fotos del antes y después.",
        ],
    },
    "promotional_inducement": {
        "en": [
            "Packages include VIP transport.",
            "Most clinics offer a free virtual consultation.",
            "Now 20% off.",
            "Combine it with a beach holiday.",
        ],
        "es": [
            "Incluye traslado VIP.",
            "La primera consulta es gratis.",
            "Con un 20 % de descuento.",
            "Un hotel de cinco estrellas.",
        ],
    },
    "call_to_action_in_answer": {
        "en": ["Contact us to learn more.", "Book your place today."],
        "es": ["Contáctenos para saber más.", "Pida su cita."],
    },
    "fear_language": {
        "en": ["Act before it is too late.", "Arthrosis is a ticking time bomb."],
        "es": ["Actúe antes de que sea tarde.", "Es un asesino silencioso."],
    },
    "dosage_statement": {
        "en": ["Take 400 mg of ibuprofen.", "Inject up to 20 units."],
        "es": ["Tome 400 mg de ibuprofeno."],
    },
    "personal_diagnosis": {
        "en": ["You have arthritis.", "You must have surgery."],
        "es": ["Usted tiene artrosis.", "Debe operarse."],
    },
    "reviewer_named_in_text": {
        "en": ["Medically reviewed by Dr Example."],
        "es": ["Revisado médicamente por la Dra. Ejemplo."],
    },
}

SPARED = {
    "absolute_claim": {
        "en": [
            "While no medical procedure guarantees 100% success, most people improve.",
            "It is used to delay surgery rather than as a complete cure.",
            "There is no cure.",
            "It is not a miracle, a cure or a guarantee.",
            "No operation is painless, permanent or risk-free.",
            "Is it painless?",
            "Beware of clinics that promise a guaranteed cure.",
            "A 100% effective treatment does not exist.",
            "If a clinic guarantees a result, ask why.",
            "Some clinics guarantee a result.",
            "The injection isn’t painless.",
            "The implant carries a ten-year guarantee.",
            "Most people have no complications.",
            "No complications were reported in the study.",
            "Insurance covers 100% of the cost.",
            "A light-cured composite closes the gap.",
            "The so-called miracle injection is unproven.",
            "Researchers search for a cure.",
            "Permanent teeth appear later.",
        ],
        "es": [
            "Ningún procedimiento garantiza el éxito.",
            "No es una cura.",
            "No existe una cura.",
            "¿Es totalmente seguro?",
            "Desconfíe de quien garantiza el resultado.",
            "Si una clínica garantiza el resultado, pregunte por qué.",
            "La herida cura en dos semanas.",
            "Ninguna operación se hace sin riesgos.",
            "No hay tratamientos sin efectos secundarios.",
        ],
    },
    "superlative_claim": {
        "en": [
            "Ask which treatment is best for you.",
            "It is best to ask early.",
            "Smoking is a leading cause of infection.",
            "No clinic is the best clinic for everybody.",
            "The catheter ends in the superior vena cava.",
            "Which is the best hospital?",
        ],
        "es": [
            "Es mejor preguntar antes.",
            "No hay una mejor opción para todos.",
            "¿Cuál es el mejor centro?",
            "La edad superior a 60 años importa.",
        ],
    },
    "regulatory_endorsement": {
        "en": [
            "It is not approved by the FDA.",
            "Check whether the clinic holds a COFEPRIS licence.",
            "No such product is FDA-approved.",
        ],
        "es": [
            "No está aprobado por la FDA.",
            "Compruebe que la clínica cuenta con licencia de COFEPRIS.",
        ],
    },
    "discourages_standard_care": {
        "en": [
            "Nobody can avoid surgery entirely by exercise alone.",
            "It is used instead of a general anaesthetic.",
        ],
        "es": ["No permite evitar la cirugía por completo.", "Se usa en lugar de anestesia general."],
    },
    "minimised_risk": {
        "en": ["The risks are not low.", "Risks depend on your age.", "Low risks need numbers."],
        "es": ["Los riesgos no son bajos.", "Los riesgos dependen de la edad."],
    },
    "testimonial": {
        "en": [
            "“Ask for the number of operations,” says Dr Example.",
            "Eat little before and after the operation.",
            "We publish no testimonials.",
        ],
        "es": [
            "«Pregunte cuántas operaciones hacen», dice la doctora.",
            "Coma poco antes y después de la operación.",
            "No publicamos testimonios.",
        ],
    },
    "promotional_inducement": {
        "en": [
            "The operation is free of charge under the public system.",
            "Most people are pain-free.",
            "There is no discount.",
            "Do not plan a long holiday soon after.",
        ],
        "es": ["En la sanidad pública es gratis.", "No hay descuentos.", "Evite las vacaciones largas."],
    },
    "call_to_action_in_answer": {
        "en": ["Contact the hospital if you have a fever.", "Call an ambulance."],
        "es": ["Contacte con el hospital si tiene fiebre.", "Llame a una ambulancia."],
    },
    "fear_language": {
        "en": ["It is never too late to ask.", "Is it a nightmare?"],
        "es": ["Nunca es tarde para preguntar."],
    },
    "dosage_statement": {
        "en": ["The tablets contain 400 mg.", "Do not take 400 mg without advice.", "It takes 20 minutes."],
        "es": ["Los comprimidos contienen 400 mg.", "No tome 400 mg sin consultarlo."],
    },
    "personal_diagnosis": {
        "en": [
            "If you have arthritis, ask a doctor.",
            "You may have arthritis.",
            "People who have arthritis rest.",
        ],
        "es": ["Si usted tiene artrosis, consulte.", "Puede que usted tenga artrosis."],
    },
    "reviewer_named_in_text": {
        "en": ["The plan is reviewed by the surgeon.", "This page was not reviewed by Dr Example."],
        "es": ["El plan lo revisa el cirujano."],
    },
}
