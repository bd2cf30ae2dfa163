"""The kinds of matter a new office starts with. An office may change them: they are data.

Drawn from what streets commonly keep apart; no official list is imitated.
"""

from dataclasses import dataclass

from taizhang.places.models import Category


@dataclass(frozen=True)
class Kind:
    """A kind of matter. `physical`: a photo can show it. `home_service`: an errand at home."""

    code: str
    name: str
    name_en: str
    physical: bool = False
    home_service: bool = False
    parts: tuple["Kind", ...] = ()


KINDS = (
    Kind(
        "utilities",
        "供热供水",
        "Heat, water and power",
        parts=(
            Kind("heating", "供热", "Heating", physical=True),
            Kind("water-supply", "供水", "Water supply", physical=True),
            Kind("drainage", "排水", "Drains and sewers", physical=True),
            Kind("power-gas", "供电供气", "Power and gas", physical=True),
        ),
    ),
    Kind(
        "public-facilities",
        "公共设施",
        "Public facilities",
        parts=(
            Kind(
                "street-lights", "路灯楼道灯", "Street and stairway lights", physical=True
            ),
            Kind("roads", "道路井盖", "Roads and manholes", physical=True),
            Kind("lifts", "电梯", "Lifts", physical=True),
            Kind(
                "playgrounds", "健身游乐设施", "Exercise and play equipment", physical=True
            ),
        ),
    ),
    Kind(
        "cleanliness",
        "环境卫生",
        "Cleanliness",
        parts=(
            Kind("litter", "垃圾清运", "Refuse", physical=True),
            Kind("clutter", "楼道堆物", "Things left in stairways", physical=True),
            Kind("greenery", "绿化", "Greenery", physical=True),
        ),
    ),
    Kind(
        "property-management",
        "物业管理",
        "Property management",
        parts=(
            Kind("building-repairs", "房屋维修", "Repairs to buildings", physical=True),
            Kind("property-service", "物业服务收费", "Service and charges"),
        ),
    ),
    Kind(
        "order",
        "生活秩序",
        "Everyday order",
        parts=(
            Kind("noise", "噪音", "Noise"),
            Kind("parking", "停车", "Parking", physical=True),
            Kind("pets", "犬只宠物", "Dogs and pets"),
            Kind("neighbours", "邻里纠纷", "Between neighbours"),
        ),
    ),
    Kind(
        "safety",
        "安全隐患",
        "Hazards",
        parts=(
            Kind("fire-safety", "消防通道", "Fire lanes and exits", physical=True),
            Kind("e-bikes", "电动车充电", "E-bike charging", physical=True),
        ),
    ),
    Kind(
        "welfare",
        "民政服务",
        "Welfare and services",
        parts=(
            Kind("assistance", "救助帮扶", "Assistance"),
            Kind("elderly-care", "养老助残", "Care for the old and disabled"),
            Kind("certificates", "办事咨询", "Papers and procedures"),
            Kind("home-service", "上门代办", "Errands at home", home_service=True),
        ),
    ),
    Kind("other", "其他", "Other"),
)


def ensure_categories() -> None:
    """Write the default categories into an office that has none at all."""
    if Category.objects.exists():
        return
    order = 0
    for kind in KINDS:
        order += 1
        parent = _write(kind, order, None)
        for part in kind.parts:
            order += 1
            _write(part, order, parent)


def _write(kind: Kind, order: int, parent: Category | None) -> Category:
    return Category.objects.create(
        code=kind.code,
        name=kind.name,
        name_en=kind.name_en,
        physical=kind.physical,
        home_service=kind.home_service,
        order=order,
        parent=parent,
    )
