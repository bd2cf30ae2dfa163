// The chosen unit and the chosen person go together, and Enter in a choice sends the form.
// Without this the server takes the unit from the person, and says where the two do not fit.

const nameOf = (option) =>
  option?.parentElement.tagName === "OPTGROUP" ? option.parentElement.label : "";

document.addEventListener("change", (event) => {
  const form = event.target.form;
  const unit = form?.elements.namedItem("unit");
  const handler = form?.elements.namedItem("handler");
  if (!unit || !handler) return;
  const wanted = nameOf(handler.selectedOptions[0]);
  if (event.target === handler) {
    const match = [...unit.options].find((option) => option.text === wanted);
    if (match) unit.value = match.value;
  } else if (event.target === unit && wanted && wanted !== unit.selectedOptions[0]?.text) {
    handler.value = "";
  }
});

document.addEventListener("keydown", (event) => {
  const choosing = event.target.closest?.("#act select, #act [type=radio], [data-cell-box] select");
  if (event.key !== "Enter" || event.isComposing || event.ctrlKey || !choosing) return;
  event.preventDefault();
  choosing.form.querySelector("[data-default]").click();
});
