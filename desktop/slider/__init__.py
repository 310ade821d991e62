"""The time slider and its buttons."""

from desktop.slider.controls import TransportBar
from desktop.slider.style import SliderStyle
from desktop.slider.widget import TimeSlider

__all__ = ["SliderStyle", "TimeSlider", "TransportBar"]
