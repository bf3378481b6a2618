"""Writes hello-amd64 and hello-arm64: the smallest Linux programs that say for which processor they are.

Each is an ELF file of one segment: header, machine instructions, text. The instructions ask the kernel
for write(1, text, length) and exit(0); numbers of the system calls are those of each architecture.
Source of the layout: elf(5); of the calls: syscall(2), syscalls(2).
"""

import os
import struct

BASE = 0x400000  # Where the file is mapped.
HEADERS = 64 + 56  # The ELF header and one program header, in bytes.


def amd64(length: int) -> bytes:
    """Instructions for x86-64; the text stands right behind them."""
    code_size = 36
    return b''.join(
        (
            b'\xb8' + struct.pack('<I', 1),  # mov eax, 1 (write)
            b'\xbf' + struct.pack('<I', 1),  # mov edi, 1 (standard output)
            b'\x48\xbe' + struct.pack('<Q', BASE + HEADERS + code_size),  # mov rsi, text
            b'\xba' + struct.pack('<I', length),  # mov edx, length
            b'\x0f\x05',  # syscall
            b'\xb8' + struct.pack('<I', 60),  # mov eax, 60 (exit)
            b'\x31\xff',  # xor edi, edi
            b'\x0f\x05',  # syscall
        )
    )


def arm64(length: int) -> bytes:
    """Instructions for AArch64, four bytes each; the text stands right behind them."""

    def mov(register: int, value: int) -> int:
        return 0xD2800000 | value << 5 | register

    instructions = (
        mov(0, 1),  # Standard output.
        0x10000000 | 7 << 5 | 1,  # adr x1, seven instructions ahead: the text.
        mov(2, length),
        mov(8, 64),  # write
        0xD4000001,  # svc 0
        mov(0, 0),
        mov(8, 93),  # exit
        0xD4000001,  # svc 0
    )
    return struct.pack(f'<{len(instructions)}I', *instructions)


def program(machine: int, code: bytes, text: bytes) -> bytes:
    """An executable file: e_machine, what runs, what is printed."""
    size = HEADERS + len(code) + len(text)
    header = b'\x7fELF\x02\x01\x01' + bytes(9)
    header += struct.pack('<HHIQQQIHHHHHH', 2, machine, 1, BASE + HEADERS, 64, 0, 0, 64, 56, 1, 0, 0, 0)
    segment = struct.pack('<IIQQQQQQ', 1, 5, 0, BASE, BASE, size, size, 0x1000)
    return header + segment + code + text


for name, machine, instructions in (('amd64', 62, amd64), ('arm64', 183, arm64)):
    text = f'hello from {name}\n'.encode()
    path = f'hello-{name}'
    with open(path, 'wb') as file:
        file.write(program(machine, instructions(len(text)), text))
    os.chmod(path, 0o755)
