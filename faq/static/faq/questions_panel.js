// The questions in the page editor: each folds to its title, all fold at once, and one with an error is open.
(() => {
  const ROW = "[data-inline-panel-child]:not(.deleted)";
  const ERROR = ".error-message, .w-field--error, [aria-invalid='true']";
  const UNNAMED = "New question";
  const NOT_SAVED = "Save the page first: this question is not in the saved draft yet.";

  const panels = () => [...document.querySelectorAll("[data-questions]")];
  const rowsOf = (panel) => [...document.getElementById(`${panel.dataset.questions}-FORMS`).querySelectorAll(`:scope > ${ROW}`)];
  const inputOf = (row, name) => row.querySelector(`[name="${row.id.replace("inline_child_", "")}-${name}"]`);
  const toggleOf = (row) => row.querySelector(":scope > section > .w-panel__header [data-panel-toggle]");
  const wordsOf = (row) => inputOf(row, "question").value.trim();

  const fold = (row, open) => {
    const toggle = toggleOf(row);
    if (toggle && (toggle.getAttribute("aria-expanded") === "true") !== open) toggle.click();
  };

  const name = (row) => {
    row.querySelector("[data-question-words]").textContent = `. ${wordsOf(row) || UNNAMED}`;
  };

  const count = (panel) => {
    const number = rowsOf(panel).length;
    panel.querySelector("[data-questions-number]").textContent = number === 1 ? "1 question" : `${number} questions`;
  };

  const say = (panel, words) => {
    const status = panel.querySelector("[data-questions-status]");
    // The same words twice would be said once.
    status.textContent = status.textContent === words ? `${words}\u00a0` : words;
  };

  // Of a question that was never saved the address leads to nothing; a click is answered here.
  const address = (panel, row) => {
    const link = row.querySelector("[data-question-move]");
    const { moveAddress, noUuid } = panel.dataset;
    if (link) link.href = moveAddress.replace(noUuid, inputOf(row, "uuid").value || noUuid);
  };

  // The title stands where Wagtail has the label and the number, which it keeps up to date itself.
  const dress = (panel, row) => {
    const number = row.querySelector("[data-inline-panel-child-count]");
    if (!number || row.querySelector("[data-question-words]")) return;
    const words = document.createElement("span");
    words.dataset.questionWords = "";
    number.parentElement.replaceChildren(number, words);
    name(row);
    const buttons = panel.querySelector("template[data-question-buttons]").content.cloneNode(true);
    row.querySelector("[data-panel-controls]").prepend(buttons);
    address(panel, row);
  };

  // The button that removed a question is gone with it: the next place is the question after it, or else before it.
  const moveFocus = (panel, removed) => {
    const rows = rowsOf(panel);
    const isAfter = (row) => removed.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING;
    const next = rows.find(isAfter) || rows.at(-1);
    const target = (next && toggleOf(next)) || document.getElementById(`${panel.dataset.questions}-ADD`);
    target.focus();
  };

  const start = () => {
    panels().forEach((panel) => {
      const rows = rowsOf(panel);
      rows.forEach((row) => {
        dress(panel, row);
        // Folding the only one would hide all there is.
        fold(row, rows.length === 1 || Boolean(row.querySelector(ERROR)));
      });
      count(panel);

      panel.addEventListener("input", (event) => {
        const row = event.target.closest("[data-inline-panel-child]");
        if (row && event.target === inputOf(row, "question")) name(row);
      });
      panel.addEventListener("click", (event) => {
        const all = event.target.closest("[data-questions-fold]");
        if (!all) return;
        const open = all.dataset.questionsFold === "open";
        rowsOf(panel).forEach((row) => fold(row, open));
        say(panel, open ? "All questions are expanded." : "All questions are collapsed.");
      });
      panel.addEventListener("click", (event) => leave(panel, event));
      panel.addEventListener("w-formset:added", () => {
        rowsOf(panel).forEach((row) => dress(panel, row));
        count(panel);
      });
      panel.addEventListener("w-formset:removed", (event) => {
        count(panel);
        moveFocus(panel, event.target);
        say(panel, `Question removed. ${panel.querySelector("[data-questions-number]").textContent} left.`);
      });
    });
    document.dispatchEvent(new CustomEvent("faq-questions:ready"));
  };

  // To another page goes only what is stored, under its uuid.
  const leave = (panel, event) => {
    const link = event.target.closest("[data-question-move]");
    if (!link) return;
    const row = link.closest("[data-inline-panel-child]");
    address(panel, row);
    if (inputOf(row, "uuid").value) return;
    event.preventDefault();
    say(panel, NOT_SAVED);
    if (row.querySelector("[data-question-not-saved]")) return;
    const note = document.createElement("p");
    note.className = "question-note";
    note.dataset.questionNotSaved = "";
    note.textContent = NOT_SAVED;
    row.querySelector(".w-panel__header").after(note);
  };

  window.faqQuestions = { rowsOf, inputOf, wordsOf, fold, say };
  // After Wagtail has made its panels fold, which it does when the document has been read.
  document.addEventListener("DOMContentLoaded", () => window.setTimeout(start));
})();
