// Two or more rows pasted from a sheet anywhere on the ledger open the import's preview.

import { isEditable } from "../web/keys.js";

document.addEventListener("paste", (event) => {
  const form = document.getElementById("pasted");
  if (!form || isEditable(event.target) || document.querySelector("dialog[open]")) return;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const lines = text.split(/\r?\n/).filter((line) => line.includes("\t"));
  if (lines.length < 2) return;
  event.preventDefault();
  form.elements.text.value = text;
  form.submit();
});
