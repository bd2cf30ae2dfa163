"""`python -m taizhang`: the same command, for a PC where no launcher was made."""

import sys

from taizhang.project.command import main

if __name__ == "__main__":
    sys.exit(main())
