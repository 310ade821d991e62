"""The lesson: what the class sees on the projector, and what the teacher has on the laptop."""
