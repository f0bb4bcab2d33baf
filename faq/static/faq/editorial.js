// Editorial checks in the page editor: follows what is being typed, and leads from a finding to its field.
(() => {
  const WAIT = 1500; // Milliseconds without typing before the server is asked.
  const panel = () => document.querySelector("[data-editorial]");

  const fieldOf = (link) => {
    const { editorialField, editorialQuestion } = link.dataset;
    return window.faqFields.find(editorialField, Number(editorialQuestion));
  };
  const { open } = window.faqFields;

  // Beside each field what the list says about it, with the severity in words.
  const noteOf = (link) => {
    const entry = link.closest("[data-editorial-entry]");
    const note = document.createElement("li");
    note.dataset.severity = entry.dataset.editorialEntry;
    const name = document.createElement("strong");
    name.textContent = `${entry.dataset.editorialLabel}: `;
    note.append(name, entry.querySelector("[data-editorial-message]").textContent.trim());
    const excerpt = entry.querySelector("q");
    if (excerpt) note.append(" ", excerpt.cloneNode(true));
    return note;
  };

  const listIn = (field) => {
    const known = field.querySelector(":scope > [data-field-notes]");
    if (known) return known;
    const list = document.createElement("ul");
    list.className = "field-notes";
    list.dataset.fieldNotes = "";
    list.setAttribute("aria-live", "polite");
    field.append(list);
    return list;
  };

  const describe = (input, list) => {
    if (!input.id || input.type === "hidden") return;
    list.id = `${input.id}-notes`;
    const others = (input.getAttribute("aria-describedby") || "").split(" ").filter((id) => id && id !== list.id);
    input.setAttribute("aria-describedby", [...others, list.id].join(" "));
  };

  const mark = (row, number) => {
    const heading = row.querySelector("[data-panel-heading-text]");
    let badge = heading.querySelector("[data-question-notes]");
    if (!badge) {
      badge = document.createElement("span");
      badge.dataset.questionNotes = "";
      badge.className = "question-notes";
      heading.append(badge);
    }
    badge.textContent = number ? ` ${number} ${number === 1 ? "finding" : "findings"}` : "";
  };

  const annotate = () => {
    const box = panel();
    if (!box) return;
    const notes = new Map();
    box.querySelectorAll("[data-editorial-field]").forEach((link) => {
      const input = fieldOf(link);
      const field = input && input.closest("[data-field]");
      if (!field) return;
      if (!notes.has(field)) notes.set(field, []);
      notes.get(field).push(noteOf(link));
      describe(input, listIn(field));
    });
    document.querySelectorAll("[data-field-notes]").forEach((list) => {
      const now = notes.get(list.parentElement) || [];
      // What stays the same is not read out again.
      if (list.innerHTML !== now.map((note) => note.outerHTML).join("")) list.replaceChildren(...now);
    });
    document.querySelectorAll("[data-questions] [data-inline-panel-child]").forEach((row) => {
      mark(row, row.querySelectorAll("[data-field-notes] > li").length);
    });
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-editorial-field]");
    const field = link && fieldOf(link);
    if (!field) return;
    event.preventDefault();
    open(field);
  });

  // A report leads here with the number of the question and the name of the field.
  const linked = /^#field-(\d+)-(\w+)$/.exec(window.location.hash);
  if (linked) {
    window.addEventListener("load", () => {
      const field = fieldOf({ dataset: { editorialQuestion: linked[1], editorialField: linked[2] } });
      if (field) window.setTimeout(() => open(field), 300);
    });
  }

  let timer = 0;
  let asked = 0;

  const ask = async (form) => {
    const box = panel();
    const number = (asked += 1);
    const about = box.querySelector("[data-editorial-of]");
    try {
      const answer = await fetch(box.dataset.editorialAddress, {
        method: "POST",
        body: new FormData(form),
        headers: { "X-Requested-With": "XMLHttpRequest" },
        signal: AbortSignal.timeout(20000),
      });
      if (number !== asked) return;
      if (answer.status === 200) {
        box.querySelector("[data-editorial-findings]").innerHTML = await answer.text();
        annotate();
        about.textContent = "This is about what stands in the form now.";
      } else {
        about.textContent =
          answer.status === 204
            ? "The form cannot be read yet; this is what was found before."
            : "The server could not answer; this is what was found before.";
      }
    } catch {
      if (number === asked) about.textContent = "The server did not answer; this is what was found before.";
    }
  };

  const later = (event) => {
    const box = panel();
    const form = box && box.closest("form");
    if (!form || !form.contains(event.target)) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => ask(form), WAIT);
  };
  document.addEventListener("faq-questions:ready", annotate);
  document.addEventListener("w-formset:added", later);
  document.addEventListener("w-formset:removed", later);
  document.addEventListener("input", later);
  document.addEventListener("change", later);
})();
