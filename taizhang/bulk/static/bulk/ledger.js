// What the ledger can do with rows, and in which order Escape leaves it again.

import "./acting.js";
import "./pasting.js";
import "./receivers.js";
import * as editing from "./editing.js";
import * as peek from "./peek.js";
import { chosenCount, clear } from "./selection.js";

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
  if (document.querySelector("dialog[open]")) return;
  if (editing.isOpen()) editing.close();
  else if (peek.isOpen()) peek.close();
  else if (chosenCount()) clear();
  else return;
  event.preventDefault();
});
