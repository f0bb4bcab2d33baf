// Duplicates a question: a new one right below with the same answers, which has to be worded differently.
(() => {
  const PLAIN = ["question", "short_answer", "group"];
  const STREAMS = ["long_answer", "sources"];
  const HINT = "This is a copy. Word it differently: two questions with the same words are refused.";

  const rootOf = (row, name) => {
    const root = document.getElementById(`${row.id.replace("inline_child_", "")}-${name}-root`);
    return root && root.rootBlock;
  };

  // Wagtail builds the stream fields of a new row only once it has noticed the row.
  const whenBuilt = (row, then, tries = 100) => {
    if (STREAMS.every((name) => rootOf(row, name))) then();
    else if (tries) window.setTimeout(() => whenBuilt(row, then, tries - 1), 20);
  };

  const hint = (input) => {
    const note = document.createElement("p");
    note.className = "question-note";
    note.id = `${input.id}-copy`;
    note.textContent = HINT;
    input.closest("[data-field-input]").after(note);
    const before = input.getAttribute("aria-describedby");
    input.setAttribute("aria-describedby", [before, note.id].filter(Boolean).join(" "));
    const words = input.value;
    input.addEventListener("input", () => {
      note.hidden = input.value.trim().toLowerCase() !== words.trim().toLowerCase();
    });
  };

  const changed = (input) => {
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const duplicate = (panel, row) => {
    const { rowsOf, inputOf, wordsOf, fold, say } = window.faqQuestions;
    document.getElementById(`${panel.dataset.questions}-ADD`).click();
    const copy = rowsOf(panel).at(-1);
    row.after(copy);
    const questions = window.wagtail.editHandler.getPanelByName("questions");
    questions.updateOrderValues();
    questions.updateControlStates();
    PLAIN.forEach((name) => {
      inputOf(copy, name).value = inputOf(row, name).value;
    });
    whenBuilt(copy, () => {
      STREAMS.forEach((name) => rootOf(copy, name).setState(rootOf(row, name).getDuplicatedState()));
      fold(copy, true);
      const words = inputOf(copy, "question");
      PLAIN.forEach((name) => changed(inputOf(copy, name)));
      hint(words);
      words.scrollIntoView({ block: "center" });
      words.focus({ preventScroll: true });
      words.select();
      const rows = rowsOf(panel);
      say(panel, `“${wordsOf(row)}” was duplicated as question ${rows.indexOf(copy) + 1} of ${rows.length}.`);
    });
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-question-duplicate]");
    if (button) duplicate(button.closest("[data-questions]"), button.closest("[data-inline-panel-child]"));
  });
})();
