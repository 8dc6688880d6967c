#!/bin/sh
# Whether the loader finds every shared library that anything in the package asks for.
cd /usr/lib/petition-kiosk || exit 1
export LD_LIBRARY_PATH=$PWD/program:$PWD/program/PySide6/Qt/lib:$PWD/program/PySide6:$PWD/program/shiboken6
! find . -name '*.so*' -type f -exec ldd {} + 2>/dev/null | grep 'not found'
