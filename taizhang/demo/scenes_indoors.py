"""Scenes inside buildings, each as it was and as it is once put right."""

from taizhang.demo.drawing import Sheet


def stair(good: bool) -> Sheet:
    """A stairway at night: black, or lit by its lamp."""
    wall, side, step, nose = (
        ("#F2E3C6", "#D9C6A2", "#B9A584", "#E9DAB8")
        if good
        else ("#23272E", "#1B1F25", "#2C3139", "#3A414B")
    )
    sheet = Sheet(wall)
    sheet.shape([(0, 600), (0, 250), (330, 600)], side)
    for row in range(7):
        left, top = 250 + row * 62, 560 - row * 46
        sheet.shape([(left, top), (800, top), (800, 600), (left, 600)], step)
        sheet.box(left, top, 800, top + 7, nose)
    sheet.box(560, 70, 690, 280, "#8A5A36" if good else "#3B2A20")
    sheet.box(578, 90, 672, 170, "#9C6B44" if good else "#45322A")
    sheet.disc(672, 190, 7, 7, "#E8C05A" if good else "#5A4B2E")
    rail = "#6E7F94" if good else "#3C4552"
    sheet.line([(170, 560), (600, 215)], rail, 12)
    for post in range(6):
        x, y = 190 + post * 76, 548 - post * 61
        sheet.line([(x, y), (x, y + 90)], rail, 6)
    sheet.shape([(300, 40), (380, 40), (362, 84), (318, 84)], "#7C8794")
    if good:
        sheet.glow(340, 96, 330, "#FFF6D8")
    sheet.disc(340, 92, 26, 18, "#FFFBEA" if good else "#4A525C")
    return sheet


def radiator(good: bool) -> Sheet:
    """A radiator under a window, and a thermometer that says how warm it is."""
    sheet = Sheet("#F1E7DA" if good else "#D5DCE4")
    sheet.box(90, 50, 430, 260, "#FFFFFF")
    sheet.box(104, 64, 416, 246, "#BFD6EA" if good else "#93A7BC")
    sheet.box(254, 50, 266, 260, "#FFFFFF")
    for flake in range(0 if good else 26):
        sheet.disc(118 + flake * 83 % 289, 74 + flake * 47 % 163, 4, 4, "#FFFFFF")
    for rib in range(9):
        left = 84 + rib * 42
        sheet.box(left, 320, left + 32, 500, "#FBFBF8" if good else "#E8ECF0")
        sheet.box(left + 24, 320, left + 32, 500, "#D9D6CC" if good else "#C5CDD6")
    sheet.line([(60, 480), (470, 480)], "#B7B3A8", 10)
    if good:
        sheet.glow(270, 330, 260, "#FFD9A0")
    sheet.box(560, 150, 720, 330, "#2B3440")
    sheet.box(576, 170, 704, 262, "#DCE9D5")
    sheet.text(640, 216, "20.8" if good else "16.2", "#1C2733", 54)
    sheet.text(640, 298, "C", "#9FB0C3", 30)
    return sheet


def pipe(good: bool) -> Sheet:
    """A pipe along a basement wall: dripping into a puddle, or whole and dry."""
    sheet = Sheet("#8F8A80")
    for row in range(7):
        sheet.line([(0, row * 70), (800, row * 70)], "#857F75", 3)
        for brick in range(7):
            x = brick * 130 + (row % 2) * 65
            sheet.line([(x, row * 70), (x, row * 70 + 70)], "#857F75", 3)
    sheet.box(0, 470, 800, 600, "#6F6A62")
    metal = "#E7ECEF" if good else "#A56A43"
    sheet.box(0, 190, 800, 238, metal)
    sheet.box(0, 226, 800, 238, "#C6CED4" if good else "#804B2C")
    for joint in (160, 400, 640):
        sheet.box(joint - 26, 178, joint + 26, 250, "#9AA5AE" if good else "#7A4A2E")
    if good:
        sheet.disc(400, 140, 34, 34, "#C0392B")
        sheet.box(394, 140, 406, 190, "#8B95A0")
        return sheet
    sheet.shape([(380, 244), (420, 244), (448, 500), (352, 500)], "#A9CBE3")
    sheet.disc(400, 530, 280, 46, "#5E86A5")
    sheet.disc(400, 526, 210, 28, "#86ACC8")
    return sheet


def ceiling(good: bool) -> Sheet:
    """A room under the roof: a stain and peeling plaster, or newly painted."""
    sheet = Sheet("#EFE9DF" if good else "#DAD3C6")
    sheet.shape(
        [(0, 0), (800, 0), (650, 190), (150, 190)], "#FBFAF6" if good else "#EDE8DC"
    )
    sheet.shape(
        [(0, 0), (150, 190), (150, 480), (0, 600)], "#E4DDD0" if good else "#CBC3B4"
    )
    sheet.shape(
        [(800, 0), (650, 190), (650, 480), (800, 600)], "#E4DDD0" if good else "#CBC3B4"
    )
    sheet.shape([(0, 600), (150, 480), (650, 480), (800, 600)], "#B99B74")
    sheet.box(300, 250, 500, 400, "#BFD6EA")
    sheet.line([(400, 250), (400, 400)], "#FFFFFF", 8)
    sheet.line([(400, 0), (400, 60)], "#6B6B6B", 4)
    sheet.disc(400, 84, 46, 26, "#F6E7B4")
    if good:
        return sheet
    for x, y, across, down in ((560, 96, 120, 46), (600, 120, 80, 40), (520, 80, 60, 30)):
        sheet.disc(x, y, across, down, "#A98F66")
    sheet.shape([(520, 70), (620, 90), (580, 150), (500, 130)], "#8C7A5E")
    sheet.line([(575, 150), (575, 420)], "#9EC0D8", 5)
    sheet.shape([(535, 440), (615, 440), (600, 510), (550, 510)], "#3F74A8")
    return sheet


def lift(good: bool) -> Sheet:
    """A lift: standing with a notice before it, or running."""
    sheet = Sheet("#DDE2E7")
    sheet.box(0, 500, 800, 600, "#B9C0C8")
    sheet.box(230, 80, 570, 520, "#7F8A96")
    sheet.box(250, 100, 550, 520, "#F4E9C8" if good else "#2A2F36")
    gap = 110 if good else 14
    sheet.box(250, 100, 400 - gap, 520, "#B4BEC8")
    sheet.box(400 + gap, 100, 550, 520, "#A6B1BC")
    sheet.box(330, 30, 470, 72, "#20262E")
    sheet.text(400, 51, "7" if good else "--", "#6FE08C" if good else "#F06A5A", 34)
    sheet.box(620, 260, 680, 360, "#8C97A3")
    sheet.disc(650, 290, 15, 15, "#6FE08C" if good else "#59616B")
    sheet.disc(650, 332, 15, 15, "#F4F6F8")
    if not good:
        sheet.shape([(300, 560), (340, 380), (460, 380), (500, 560)], "#F2B705")
        sheet.text(400, 470, "!", "#20262E", 90)
    return sheet


def clutter(good: bool) -> Sheet:
    """A landing: full of boxes and furniture, or free."""
    sheet = Sheet("#E6E0D4")
    sheet.shape([(0, 600), (140, 430), (660, 430), (800, 600)], "#B8B2A6")
    sheet.box(560, 150, 680, 430, "#6F8FA8")
    sheet.disc(580, 300, 7, 7, "#F2D16B")
    sheet.box(140, 120, 300, 240, "#BFD6EA")
    sheet.line([(220, 120), (220, 240)], "#FFFFFF", 6)
    if good:
        sheet.line([(40, 560), (190, 380), (520, 380)], "#7C8794", 10)
        return sheet
    boxes = ((90, 400, 150, 120), (220, 420, 130, 110), (120, 290, 130, 110))
    for left, top, wide, high in (*boxes, (260, 320, 110, 100), (370, 440, 120, 100)):
        sheet.box(left, top, left + wide, top + high, "#C39A66")
        sheet.box(left + wide * 0.42, top, left + wide * 0.58, top + high, "#A97F4D")
    sheet.box(470, 330, 640, 540, "#7B5B40")
    sheet.line([(555, 330), (555, 540)], "#5F4530", 5)
    sheet.disc(420, 560, 40, 24, "#8FA1AE")
    return sheet


def switch(good: bool) -> Sheet:
    """A wall switch: scorched and sparking, or a new one."""
    sheet = Sheet("#EDE6DA")
    sheet.box(0, 470, 800, 600, "#C9D3DB")
    for tile in range(9):
        sheet.line([(tile * 100, 470), (tile * 100, 600)], "#FFFFFF", 4)
    if not good:
        sheet.disc(400, 270, 190, 170, "#B9A58C")
        sheet.disc(400, 270, 140, 130, "#7C6A55")
    sheet.box(310, 170, 490, 370, "#FFFFFF" if good else "#D8CDB8")
    sheet.box(345, 210, 455, 330, "#E4E8EC" if good else "#B7A88E")
    if not good:
        for far, high in ((90, -60), (110, 20), (60, 90), (-80, 80), (-110, -10)):
            sheet.line([(400, 270), (400 + far, 270 + high)], "#FFD23F", 7)
        sheet.glow(400, 270, 130, "#FFF3B0")
    return sheet


def meter(good: bool) -> Sheet:
    """A box of electricity meters: its door hanging open, or shut and locked."""
    sheet = Sheet("#DED8CB")
    sheet.box(0, 520, 800, 600, "#AFA898")
    sheet.box(240, 110, 560, 470, "#8A949E")
    if good:
        sheet.box(256, 126, 544, 454, "#C3CBD3")
        sheet.disc(520, 290, 12, 12, "#2F3842")
        sheet.shape([(400, 190), (460, 300), (340, 300)], "#F2B705")
        sheet.text(400, 268, "!", "#20262E", 60)
        return sheet
    sheet.box(256, 126, 544, 454, "#39424C")
    for row in range(2):
        for column in range(2):
            left, top = 280 + column * 130, 150 + row * 150
            sheet.box(left, top, left + 110, top + 120, "#E9ECE6")
            sheet.text(left + 55, top + 40, "0427", "#20262E", 24)
            sheet.disc(left + 55, top + 88, 16, 16, "#C0392B")
    sheet.shape([(560, 110), (710, 170), (690, 540), (560, 470)], "#B7C0C9")
    return sheet


def exit_sign(good: bool) -> Sheet:
    """A garage with its exit signs: dark, or lit."""
    sheet = Sheet("#4A5058")
    sheet.shape([(0, 600), (0, 470), (800, 470), (800, 600)], "#5C636B")
    for pillar in (70, 650):
        sheet.box(pillar, 60, pillar + 90, 520, "#7B828A")
        sheet.box(pillar, 400, pillar + 90, 440, "#F2B705")
    sheet.box(300, 250, 500, 480, "#343A41")
    sheet.box(250, 110, 550, 210, "#1FA85A" if good else "#2B3A33")
    sheet.text(400, 158, "EXIT", "#FFFFFF" if good else "#4C5E55", 64)
    if good:
        sheet.glow(400, 160, 260, "#5BE39A")
        sheet.text(400, 158, "EXIT", "#FFFFFF", 64)
    return sheet


def tap(good: bool) -> Sheet:
    """A kitchen tap: a thread of water, or a full jet."""
    sheet = Sheet("#E4EBEF")
    for tile in range(9):
        sheet.line([(tile * 100, 0), (tile * 100, 400)], "#F4F8FA", 5)
        sheet.line([(0, tile * 100), (800, tile * 100)], "#F4F8FA", 5)
    sheet.box(0, 420, 800, 600, "#A7B2BA")
    sheet.disc(420, 480, 230, 70, "#7F8C96")
    sheet.line([(260, 430), (260, 180), (420, 180), (420, 250)], "#93A0AA", 34)
    sheet.disc(260, 160, 44, 18, "#6E7B85")
    sheet.line([(420, 266), (420, 470)], "#8FC1E3", 30 if good else 4)
    return sheet


SCENES = {
    "stair": stair,
    "radiator": radiator,
    "pipe": pipe,
    "ceiling": ceiling,
    "lift": lift,
    "clutter": clutter,
    "switch": switch,
    "meter": meter,
    "exit-sign": exit_sign,
    "tap": tap,
}
