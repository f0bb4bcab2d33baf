// A question that is moved up, down or dragged keeps the focus, and its new place is said.
(() => {
  const BUTTONS = "[data-inline-panel-child-move-up], [data-inline-panel-child-move-down]";

  const placed = (panel, row) => {
    const { rowsOf, wordsOf, say } = window.faqQuestions;
    const rows = rowsOf(panel);
    say(panel, `“${wordsOf(row)}” is now question ${rows.indexOf(row) + 1} of ${rows.length}.`);
  };

  document.addEventListener("faq-questions:ready", () => {
    document.querySelectorAll("[data-questions]").forEach((panel) => {
      // Wagtail's own listener, on the button itself, has moved the row by now.
      panel.addEventListener("click", (event) => {
        const button = event.target.closest(BUTTONS);
        const row = button && button.closest("[data-inline-panel-child]");
        if (!row) return;
        const other = [...row.querySelectorAll(BUTTONS)].find((one) => !one.disabled);
        (button.disabled ? other || button : button).focus();
        placed(panel, row);
      });
      // Sortable fires it once the row is dropped.
      panel.addEventListener("end", (event) => {
        if (event.item && event.oldIndex !== event.newIndex) placed(panel, event.item);
      });
    });
  });
})();
