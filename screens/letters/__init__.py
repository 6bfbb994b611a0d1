"""The large letters: text art in, bitmaps out. One file of text art a size."""

from screens.letters.drawing import Bitmap, fits, layout, width
from screens.letters.size import Size

__all__ = ["Bitmap", "Size", "fits", "layout", "width"]
