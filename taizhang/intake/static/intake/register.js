// Comfort for the form: the chosen unit and the chosen person go together. Without this the
// server takes the unit from the person, and says so where the two do not fit.

const unit = document.getElementById("id_unit");
const handler = document.getElementById("id_handler");

function nameOf(option) {
  return option?.parentElement.tagName === "OPTGROUP" ? option.parentElement.label : "";
}

handler?.addEventListener("change", () => {
  const wanted = nameOf(handler.selectedOptions[0]);
  const match = [...unit.options].find((option) => option.text === wanted);
  if (match) unit.value = match.value;
});

unit?.addEventListener("change", () => {
  const here = unit.selectedOptions[0]?.text;
  const person = nameOf(handler.selectedOptions[0]);
  if (person && person !== here) handler.value = "";
});
