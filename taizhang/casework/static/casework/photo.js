// One press chooses the picture and reports. Without this script there are a field and a
// button, as ever. Whoever has not said yet what was done is led there first.

for (const button of document.querySelectorAll("[data-photo-sends]")) {
  const { form } = button;
  const field = form.elements[button.dataset.photoSends];
  let sends = false;
  button.hidden = false;
  button.addEventListener("click", () => {
    const { result } = form.elements;
    sends = result.value.trim() !== "";
    if (sends) field.click();
    else result.focus();
  });
  // Who chooses by the field itself has not asked for anything to be sent.
  for (const kind of ["click", "drop"]) {
    field.addEventListener(kind, (event) => (sends &&= !event.isTrusted));
  }
  field.addEventListener("change", () => {
    if (sends && field.files.length) form.querySelector("[data-default]").click();
  });
}
