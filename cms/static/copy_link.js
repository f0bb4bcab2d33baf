/* Links to single questions become buttons that copy their address. Where a browser cannot copy they stay links. */
(() => {
  const status = document.getElementById("copied");
  if (!status || !navigator.clipboard) return;
  const { copy: label, copied } = status.dataset;
  let done = null;

  const forget = () => {
    if (done) done.textContent = label;
    done = null;
    status.textContent = "";
  };

  const copy = async (button, hash) => {
    forget();
    try {
      // Without the query, which may say where this reader came from.
      await navigator.clipboard.writeText(location.origin + location.pathname + hash);
    } catch {
      // Not allowed here: go there instead, so that the address can be copied by hand.
      location.hash = hash;
      return;
    }
    done = button;
    button.textContent = status.textContent = copied;
  };

  for (const link of document.querySelectorAll(".question-link a")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.setAttribute("aria-describedby", link.getAttribute("aria-describedby"));
    button.addEventListener("click", () => copy(button, link.hash));
    button.addEventListener("blur", forget);
    link.replaceWith(button);
  }
})();
