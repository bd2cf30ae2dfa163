"""The program that sets a document: run by itself, with typst and nothing of Django.

    python typesetter.py TEMPLATE FOLDER FONTS

Reads data.json and pictures in FOLDER, writes out.pdf there. FONTS may hold fonts beside
those of the system. Exit 0: done; 3: no font here has Chinese characters.
"""

import sys
from pathlib import Path

import typst

NO_CHINESE_FONT = 3
RESULT = "out.pdf"
SERIF = (
    "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Source Han Serif CN",
    "FangSong", "FangSong_GB2312", "STSong", "Songti SC", "SimSun", "AR PL UMing CN",
)  # fmt: skip
SANS = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN",
    "PingFang SC", "Microsoft YaHei", "SimHei", "Heiti SC", "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
)  # fmt: skip
PARTS = {
    "ledger": ("paper", "ledger"),
    "approval": ("paper", "upright", "approval"),
    "file": ("paper", "upright", "file"),
}
TEMPLATES = Path(__file__).resolve().parent / "typst"


def chinese(families: list[str]) -> tuple[str, str]:
    """Return the serif and the sans to set in; ("", "") where neither is there.

    Where only one kind is there, it serves for both.
    """
    serif = next((name for name in SERIF if name in families), "")
    sans = next((name for name in SANS if name in families), "")
    return serif or sans, sans or serif


def main(template: str, folder: str, fonts_in: str) -> int:
    """Set `template` with the data in `folder`; return the exit code."""
    own = [fonts_in] if Path(fonts_in).is_dir() else []
    fonts = typst.Fonts(font_paths=own)
    serif, sans = chinese(fonts.families())
    if not serif:
        return NO_CHINESE_FONT
    compiler = typst.Compiler(
        b"".join((TEMPLATES / f"{name}.typ").read_bytes() for name in PARTS[template]),
        root=folder,
        font_paths=fonts,
        sys_inputs={"serif": serif, "sans": sans},
    )
    # Tags would make a ledger ten times as large; the page itself is for screen readers.
    compiler.compile(
        output=str(Path(folder) / RESULT), format="pdf", pdf_tags=template != "ledger"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
