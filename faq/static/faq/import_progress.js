/* Asks for one step after the other and shows how far it is. Without this script the page loads itself again. */
(() => {
  const form = document.querySelector("[data-import-progress]");
  const shown = form.querySelector("[data-import-state]");
  const status = document.querySelector("[data-import-status]");
  const alert = document.querySelector("[data-import-alert]");
  const left = () => Number(shown.querySelector("[data-left]").dataset.left);

  async function step() {
    const response = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "error" });
    if (!response.ok) throw new Error(`The server answered ${response.status}.`);
    shown.innerHTML = await response.text();
    status.textContent = shown.querySelector("label").textContent;
  }

  async function run() {
    try {
      while (left() > 0) await step();
      window.location.assign(form.dataset.next);
    } catch {
      alert.hidden = false;
    }
  }

  run();
})();
