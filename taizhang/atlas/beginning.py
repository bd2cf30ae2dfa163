"""The first place of an office: the subdistrict itself."""

from django.utils.translation import gettext_lazy as _

from taizhang.atlas.wording import REFUSALS, SPEAKS_OF
from taizhang.core.places import Kind, PlaceRefused
from taizhang.places import changing
from taizhang.places.changing import NewPlace, Who
from taizhang.places.models import PlaceChange
from taizhang.web.plain_forms import PlainForm, words


class BeginForm(PlainForm):
    """Enters the subdistrict."""

    name = words(_("街道名称"), _("比如：青禾街道"))
    name_en = words(_("英文名"), _("可不填"), most=120)
    official = words(_("官方代码"), _("9 位，可不填"), most=12)

    def begun(self, who: Who) -> PlaceChange | None:
        """Write it; None where a rule forbids that, and the form says why."""
        said = self.cleaned_data
        new = NewPlace(Kind.SUBDISTRICT, said["name"], said["name_en"], said["official"])
        try:
            return changing.add("", new, who)
        except PlaceRefused as why:
            for refusal in why.refusals:
                speaks = [
                    name for name in SPEAKS_OF.get(refusal, ()) if name in self.fields
                ]
                self.add_error(speaks[0] if speaks else None, str(REFUSALS[refusal]))
        return None
