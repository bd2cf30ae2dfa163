// The button that prints the slip: shown only where a script can print. Whoever gave a matter
// out with one press gets the printer opened, and then the cursor back in the empty line.

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

if (document.querySelector("[data-print-now]")) {
  const back = () => document.getElementById("id_line")?.focus();
  window.addEventListener("afterprint", back);
  window.addEventListener("load", () => {
    // Going back to this page does not print it once more.
    const [arrived] = performance.getEntriesByType("navigation");
    if (arrived?.type !== "back_forward" && arrived?.type !== "reload") window.print();
    back();
  });
}
