"""Print the name of the OpenGL renderer, in a process of its own: a broken driver may crash here.

Run as a script, with nothing but the standard library, so that it answers in a blink. It asks
EGL without a window (platform ``EGL_PLATFORM_SURFACELESS_MESA``) and prints ``GL_RENDERER``; an
empty line means that there is none.
"""

from __future__ import annotations

import ctypes
import sys

_PLATFORM_SURFACELESS_MESA = 0x31DD
_OPENGL_ES_API = 0x30A0
_CONTEXT_MAJOR_VERSION = 0x3098
_NONE = 0x3038
_GL_RENDERER = 0x1F01


def renderer() -> str:
    """The renderer's name, such as "llvmpipe (LLVM 15.0.6, 256 bits)", or "" where EGL fails.

    Raises OSError where there is no libEGL.
    """
    egl = ctypes.CDLL("libEGL.so.1")
    for name in ("eglGetPlatformDisplay", "eglCreateContext", "eglGetProcAddress"):
        getattr(egl, name).restype = ctypes.c_void_p
    display = ctypes.c_void_p(egl.eglGetPlatformDisplay(_PLATFORM_SURFACELESS_MESA, None, None))
    if not egl.eglInitialize(display, None, None) or not egl.eglBindAPI(_OPENGL_ES_API):
        return ""
    wanted = (ctypes.c_int * 3)(_CONTEXT_MAJOR_VERSION, 2, _NONE)
    context = ctypes.c_void_p(egl.eglCreateContext(display, None, None, wanted))
    if context.value is None or not egl.eglMakeCurrent(display, None, None, context):
        return ""
    get_string = ctypes.CFUNCTYPE(ctypes.c_char_p, ctypes.c_uint)(
        egl.eglGetProcAddress(b"glGetString")
    )
    return (get_string(_GL_RENDERER) or b"").decode("ascii", "replace")


if __name__ == "__main__":
    sys.stdout.write(renderer() + "\n")
