"""Scenes in streets and yards, each as it was and as it is once put right."""

from taizhang.demo.drawing import Sheet

SKY, GRASS, ROAD, KERB = "#CFE0EC", "#8DB07A", "#8C929A", "#C9C4B8"


def _yard() -> Sheet:
    """A yard before a block of flats."""
    sheet = Sheet(SKY)
    sheet.box(60, 60, 520, 380, "#D8C3A5")
    for row in range(4):
        for column in range(6):
            left, top = 84 + column * 72, 84 + row * 74
            sheet.box(left, top, left + 44, top + 46, "#7F9BB3")
    sheet.box(0, 380, 800, 600, KERB)
    return sheet


def rubbish(good: bool) -> Sheet:
    """Bins before a house: buried in bags, or clean and shut."""
    sheet = _yard()
    sheet.box(0, 500, 800, 600, ROAD)
    for number, colour in enumerate(("#2F7D4F", "#3C6FA5", "#4A4F57")):
        left = 300 + number * 140
        sheet.shape(
            [(left, 320), (left + 110, 320), (left + 98, 500), (left + 12, 500)], colour
        )
        tilt = 0 if good else 40
        sheet.shape(
            [
                (left - 6, 322 - tilt),
                (left + 116, 322),
                (left + 116, 300),
                (left - 6, 300 - tilt),
            ],
            colour,
        )
    if good:
        return sheet
    for bag in range(16):
        x, y = 190 + bag * 211 % 560, 440 + bag * 97 % 110
        shade = ("#3A3F46", "#E9E2D2", "#B86B4B", "#6B7F4A")[bag % 4]
        sheet.disc(x, y, 38 + bag % 3 * 9, 26 + bag % 2 * 8, shade)
    return sheet


def pavement(good: bool) -> Sheet:
    """A pavement: slabs heaved and missing, or laid flat."""
    sheet = Sheet(SKY)
    sheet.box(0, 130, 800, 210, "#B7A78F")
    sheet.box(0, 200, 800, 600, "#C6BFB2")
    for row in range(5):
        for column in range(8):
            left, top = column * 104 - row % 2 * 50, 210 + row * 78
            heaved = not good and (row, column) in {(1, 3), (2, 4), (2, 3), (3, 4), (3, 2)}
            tilt = 22 if heaved else 0
            sheet.shape(
                [
                    (left, top + tilt),
                    (left + 96, top - tilt / 2),
                    (left + 96, top + 70 - tilt),
                    (left, top + 70),
                ],
                "#A79C8A" if heaved else "#DAD3C6",
            )
    if not good:
        sheet.disc(430, 400, 92, 34, "#5D6F7D")
        sheet.disc(420, 396, 60, 18, "#8CA3B3")
    return sheet


def manhole(good: bool) -> Sheet:
    """A manhole: its cover tilted over the hole, or seated."""
    sheet = Sheet("#9AA0A6")
    sheet.line([(0, 120), (800, 90)], "#F4F4F0", 14)
    sheet.disc(400, 340, 210, 130, "#7C828A")
    sheet.disc(400, 340, 180, 108, "#565C64" if good else "#1E2227")
    if not good:
        sheet.disc(440, 300, 176, 84, "#666D76")
        for cone in (150, 640):
            sheet.shape([(cone - 50, 520), (cone, 380), (cone + 50, 520)], "#E8662B")
            sheet.shape(
                [
                    (cone - 28, 460),
                    (cone - 16, 428),
                    (cone + 16, 428),
                    (cone + 28, 460),
                ],
                "#FFFFFF",
            )
        return sheet
    for ring in (140, 100, 60):
        sheet.disc(400, 340, ring, ring * 0.6, "#6E757E")
        sheet.disc(400, 340, ring - 12, (ring - 12) * 0.6, "#565C64")
    return sheet


def street_lamp(good: bool) -> Sheet:
    """A street at night: dark, or under its lamp."""
    sheet = Sheet("#1B2433" if not good else "#2B3A52")
    sheet.box(0, 470, 800, 600, "#333A44" if not good else "#5C6470")
    for house in range(5):
        left = house * 170 - 20
        sheet.box(left, 300 - house % 2 * 60, left + 140, 470, "#151C28")
        sheet.box(left + 30, 350, left + 56, 380, "#E9C46A" if house % 2 else "#232C3A")
    sheet.line([(520, 520), (520, 120), (420, 90)], "#8993A0", 12)
    if good:
        sheet.glow(410, 110, 320, "#FFE9A8")
    sheet.disc(405, 92, 34, 14, "#FFF6D0" if good else "#4A525E")
    for step in range(4):
        sheet.box(180 + step * 30, 560 - step * 18, 400, 580 - step * 18, "#4B535E")
    return sheet


def fitness(good: bool) -> Sheet:
    """Exercise machines in a park: one leaning on a loose bolt, or all straight."""
    sheet = Sheet(SKY)
    sheet.box(0, 330, 800, 600, GRASS)
    sheet.disc(120, 250, 110, 100, "#6E9A5E")
    sheet.disc(690, 240, 130, 110, "#7AA568")
    sheet.box(90, 470, 720, 560, "#C78F6A")
    lean = 0 if good else 60
    sheet.line([(250, 520), (250 + lean, 250)], "#2F7FB8", 16)
    sheet.line([(400, 520), (400, 250)], "#2F7FB8", 16)
    sheet.line([(250 + lean, 250), (400, 250)], "#2F7FB8", 14)
    sheet.line([(300 + lean / 2, 255), (300 + lean, 450)], "#F2B705", 10)
    sheet.line([(350, 255), (350, 450)], "#F2B705", 10)
    sheet.line([(560, 520), (560, 320), (660, 320), (660, 520)], "#C0392B", 16)
    if not good:
        sheet.disc(250, 522, 26, 26, "#B5552B")
        sheet.line([(130, 460), (130, 540)], "#FFFFFF", 8)
        sheet.line([(110, 480), (470, 486)], "#E8662B", 8)
    return sheet


def bench(good: bool) -> Sheet:
    """A river walk under a willow: without a bench, or with one."""
    sheet = Sheet(SKY)
    sheet.box(0, 260, 800, 360, "#88B4CC")
    sheet.box(0, 350, 800, 430, GRASS)
    sheet.box(0, 430, 800, 600, "#D3C6AE")
    sheet.line([(150, 430), (170, 160)], "#6B5138", 22)
    for strand in range(9):
        x = 60 + strand * 28
        sheet.line([(170, 150), (x, 190), (x - 10, 340)], "#7FA15B", 9)
    if good:
        for left in (400, 600):
            sheet.box(left, 400, left + 150, 418, "#A9713F")
            sheet.box(left, 360, left + 150, 376, "#A9713F")
            sheet.line([(left + 16, 360), (left + 16, 460)], "#4B525A", 9)
            sheet.line([(left + 134, 360), (left + 134, 460)], "#4B525A", 9)
    return sheet


def road(good: bool) -> Sheet:
    """The road before a school gate: bare, or with a crossing and a hump."""
    sheet = Sheet(SKY)
    sheet.box(0, 100, 800, 300, "#E6C9A8")
    sheet.box(330, 120, 470, 300, "#A84B3A")
    sheet.shape([(0, 600), (0, 330), (800, 330), (800, 600)], ROAD)
    sheet.line([(0, 465), (800, 465)], "#E9E9E2", 6)
    for car in ((90, 380), (560, 500)):
        left, top = car
        sheet.box(left, top, left + 150, top + 44, "#3C6FA5")
        sheet.box(left + 30, top - 26, left + 116, top, "#BFD6EA")
        sheet.disc(left + 34, top + 46, 16, 16, "#20262E")
        sheet.disc(left + 116, top + 46, 16, 16, "#20262E")
    for stripe in range(5 if good else 0):
        sheet.box(330, 350 + stripe * 50, 470, 374 + stripe * 50, "#F2C53D")
    return sheet


def drain(good: bool) -> Sheet:
    """A drain in a yard: a pond over it, or a clear grate."""
    sheet = _yard()
    sheet.box(0, 400, 800, 600, "#A8A49A")
    if not good:
        sheet.disc(400, 500, 340, 84, "#6B7768")
        sheet.disc(400, 494, 270, 56, "#8A9684")
        for leaf in range(9):
            sheet.disc(180 + leaf * 53, 470 + leaf * 37 % 60, 12, 6, "#4F6B3A")
        return sheet
    sheet.box(300, 450, 500, 550, "#3B4148")
    for bar in range(8):
        sheet.box(308 + bar * 24, 456, 320 + bar * 24, 544, "#757D86")
    return sheet


def tree(good: bool) -> Sheet:
    """A poplar by a house: its branches at the windows, or trimmed back."""
    sheet = _yard()
    sheet.line([(640, 560), (630, 200)], "#6B5138", 34)
    crown = (
        ((640, 170, 110), (700, 240, 90)) if good else ((600, 150, 150), (470, 210, 130))
    )
    for x, y, reach in (*crown, (660, 120, 90)):
        sheet.disc(x, y, reach, reach * 0.8, "#5F8C4A")
        sheet.disc(x - 20, y - 16, reach * 0.6, reach * 0.45, "#75A35E")
    if not good:
        sheet.line([(630, 300), (380, 210)], "#6B5138", 14)
        sheet.disc(370, 200, 70, 46, "#5F8C4A")
    return sheet


def greenery(good: bool) -> Sheet:
    """Waste ground between houses: weeds, or a bed of flowers."""
    sheet = _yard()
    sheet.box(80, 420, 720, 580, "#7F6B4F")
    for tuft in range(40):
        x, y = 110 + tuft % 10 * 64 + tuft // 10 * 17, 446 + tuft // 10 * 34
        if good:
            sheet.disc(x, y, 12, 12, ("#D64C6A", "#F2B705", "#FFFFFF")[tuft % 3])
        else:
            sheet.line([(x, y), (x + 14, y - 40)], "#8FA15B", 6)
    return sheet


def e_bikes(good: bool) -> Sheet:
    """E-bikes behind a house: on a cable from a window, or in their shed."""
    sheet = _yard()
    if good:
        sheet.shape([(150, 330), (700, 330), (660, 280), (190, 280)], "#3C6FA5")
        for post in (170, 420, 680):
            sheet.line([(post, 330), (post, 520)], "#7C8794", 10)
        for socket in range(5):
            sheet.box(220 + socket * 92, 350, 250 + socket * 92, 384, "#2F9E5B")
    else:
        sheet.line([(250, 170), (300, 300), (260, 420), (330, 480)], "#20262E", 6)
        sheet.line([(400, 245), (470, 360), (520, 480)], "#C0392B", 6)
        sheet.box(306, 474, 380, 496, "#F4F4F0")
    for left in (250, 460):
        sheet.disc(left, 530, 34, 34, "#20262E")
        sheet.disc(left + 130, 530, 34, 34, "#20262E")
        sheet.line(
            [(left, 530), (left + 60, 480), (left + 110, 480), (left + 130, 530)],
            "#C0392B" if left == 250 else "#2F7FB8",
            14,
        )
        sheet.line([(left + 112, 480), (left + 104, 430), (left + 84, 428)], "#4B525A", 8)
    return sheet


def fire_lane(good: bool) -> Sheet:
    """A fire lane beside a house: parked up, or free."""
    sheet = _yard()
    sheet.shape([(180, 600), (330, 380), (560, 380), (760, 600)], ROAD)
    for stripe in range(5):
        y = 400 + stripe * 42
        sheet.line([(330 - stripe * 27, y), (560 + stripe * 36, y + 30)], "#F2C53D", 8)
    if good:
        sheet.line([(300, 390), (170, 600)], "#F2C53D", 10)
        sheet.line([(590, 390), (780, 600)], "#F2C53D", 10)
        return sheet
    for left, top, paint in ((330, 390, "#8E3B46"), (380, 470, "#E9ECEF")):
        sheet.box(left, top, left + 210, top + 66, paint)
        sheet.shape(
            [
                (left + 36, top),
                (left + 66, top - 40),
                (left + 150, top - 40),
                (left + 180, top),
            ],
            "#5D7488",
        )
        sheet.disc(left + 44, top + 68, 22, 22, "#20262E")
        sheet.disc(left + 168, top + 68, 22, 22, "#20262E")
    return sheet


def door(good: bool) -> Sheet:
    """The entrance of a house: hanging open and pasted over, or shut and clean."""
    sheet = Sheet("#CDB79A")
    sheet.box(0, 520, 800, 600, "#A8A49A")
    sheet.box(260, 90, 540, 530, "#4B5560")
    sheet.box(276, 106, 524, 530, "#9DB6C9" if good else "#1F262E")
    if good:
        sheet.box(394, 106, 406, 530, "#4B5560")
        sheet.box(300, 116, 500, 132, "#C9D1D8")
        sheet.disc(430, 330, 10, 10, "#F2D16B")
    else:
        sheet.shape([(276, 106), (200, 150), (200, 560), (276, 530)], "#7F97AA")
        for paper in range(6):
            left, top = 210 + paper % 2 * 30, 190 + paper // 2 * 100
            sheet.box(left, top, left + 26, top + 40, ("#F4E29A", "#F3B9B0")[paper % 2])
    sheet.box(580, 250, 640, 350, "#3B444E")
    sheet.disc(610, 280, 9, 9, "#6FE08C" if good else "#C0392B")
    return sheet


def wall(good: bool) -> Sheet:
    """The outer wall of a house: swollen and cracked, or repaired."""
    sheet = Sheet(SKY)
    sheet.box(140, 0, 660, 520, "#E0CBAA")
    sheet.box(0, 500, 800, 600, KERB)
    for row in range(4):
        sheet.box(200, 40 + row * 116, 280, 110 + row * 116, "#7F9BB3")
        sheet.box(520, 40 + row * 116, 600, 110 + row * 116, "#7F9BB3")
    if good:
        sheet.box(330, 150, 480, 330, "#E9D8BC")
        return sheet
    sheet.disc(405, 240, 92, 110, "#C9AE86")
    sheet.line([(350, 150), (400, 220), (380, 280), (440, 350)], "#6B5138", 7)
    sheet.line([(400, 220), (460, 200)], "#6B5138", 5)
    sheet.shape([(360, 300), (410, 320), (380, 370)], "#8B949C")
    return sheet


def wires(good: bool) -> Sheet:
    """The gable of a house: a cable hanging at the window, or in its duct."""
    sheet = Sheet(SKY)
    sheet.box(160, 40, 640, 540, "#D8C3A5")
    sheet.box(0, 530, 800, 600, KERB)
    sheet.box(330, 200, 470, 340, "#7F9BB3")
    sheet.box(396, 200, 404, 340, "#FFFFFF")
    if good:
        sheet.box(200, 60, 216, 530, "#F4F4F0")
        return sheet
    sheet.line([(640, 60), (520, 240), (420, 300), (360, 250)], "#20262E", 7)
    sheet.line([(640, 70), (560, 330), (470, 420), (480, 500)], "#20262E", 6)
    return sheet


def market(good: bool) -> Sheet:
    """Tactile paving before a market: under the stalls, or clear."""
    sheet = Sheet(SKY)
    sheet.box(0, 300, 800, 600, "#CFC8BA")
    sheet.shape([(330, 600), (380, 300), (430, 300), (480, 600)], "#E9B93A")
    for bar in range(7):
        y = 320 + bar * 42
        sheet.line([(372 - bar * 6, y), (438 + bar * 6, y)], "#C7962A", 6)
    offset = 330 if good else 0
    for stall in range(2):
        left, top = 210 + stall * 150 + offset, 330 + stall * 90
        sheet.shape(
            [
                (left - 16, top),
                (left + 176, top),
                (left + 156, top - 60),
                (left + 4, top - 60),
            ],
            ("#C0392B", "#2F7D4F")[stall],
        )
        sheet.box(left, top + 50, left + 160, top + 96, "#A9713F")
        for fruit in range(7):
            colour = ("#6B9E4A", "#E8662B")[fruit % 2]
            sheet.disc(left + 16 + fruit * 21, top + 48, 12, 12, colour)
    return sheet


def bicycles(good: bool) -> Sheet:
    """Shared bicycles before a house: fallen in a heap, or in a row."""
    sheet = _yard()
    for number in range(3 if good else 9):
        left = 130 + number * (210 if good else 62)
        top = 500 if good else 430 + number * 47 % 110
        lean = 0 if good else (number % 3 - 1) * 40
        frame = ("#F2B705", "#2F9E8F")[number % 2]
        for wheel in (0, 96):
            sheet.disc(left + wheel, top + lean * wheel / 96, 36, 36, "#2A3038")
            sheet.disc(left + wheel, top + lean * wheel / 96, 27, 27, KERB)
        sheet.line([(left, top), (left + 48, top - 44), (left + 96, top + lean)], frame, 9)
        sheet.line([(left + 48, top - 44), (left + 84, top - 70 + lean)], frame, 8)
    return sheet


SCENES = {
    "rubbish": rubbish,
    "pavement": pavement,
    "manhole": manhole,
    "street-lamp": street_lamp,
    "fitness": fitness,
    "bench": bench,
    "road": road,
    "drain": drain,
    "tree": tree,
    "greenery": greenery,
    "e-bikes": e_bikes,
    "fire-lane": fire_lane,
    "door": door,
    "wall": wall,
    "wires": wires,
    "market": market,
    "bicycles": bicycles,
}
