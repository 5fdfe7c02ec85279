"""Photos that citizens of the demo city send: drawn street scenes, for no real place or person may be seen."""

import io
from pathlib import Path
from random import Random

from store import attachments
from store.attachments import Photo

SIZE = (960, 640)
SKIES = ("#9cc3e6", "#c9d3dd", "#f0c99a", "#7f97b5")
GROUNDS = ("#6b6b6b", "#8a7f6d", "#5f6b5a")
HOUSES = ("#b5651d", "#a3b18a", "#c6ac8f", "#7d8597", "#d4a373")


class Camera:
    """Takes photos into a media folder; without a folder it takes none."""

    def __init__(self, folder: Path | None, rng: Random) -> None:
        self._folder = folder
        self._rng = rng

    def take(self, name: str) -> tuple[Photo, ...]:
        """Return one photo of a street, kept as the portal keeps an upload."""
        if self._folder is None:
            return ()
        return (attachments.keep(self._street(), f"{name}.png", folder=self._folder),)

    def _street(self) -> bytes:
        from PIL import Image, ImageDraw

        rng, (width, height) = self._rng, SIZE
        picture = Image.new("RGB", SIZE, rng.choice(SKIES))
        draw = ImageDraw.Draw(picture)
        horizon = rng.randint(height // 3, height // 2)
        for left in range(-40, width, rng.randint(120, 200)):
            top = horizon - rng.randint(60, 200)
            draw.rectangle((left, top, left + rng.randint(90, 160), horizon + 30), fill=rng.choice(HOUSES))
        draw.rectangle((0, horizon + 20, width, height), fill=rng.choice(GROUNDS))
        for _hole in range(rng.randint(1, 5)):
            x, y = rng.randint(60, width - 200), rng.randint(horizon + 60, height - 80)
            draw.ellipse((x, y, x + rng.randint(60, 180), y + rng.randint(20, 60)), fill="#2f2f2f")
        draw.text((20, height - 40), "E-Humas: foto contoh", fill="white", font_size=24)
        data = io.BytesIO()
        picture.save(data, "PNG")
        return data.getvalue()
