/**
 * CRC-16/XMODEM: polynomial 0x1021, starting at 0, nothing reflected, nothing inverted. Entry b is the checksum
 * of the single byte b, so one look-up stands for eight shifts.
 *
 * @see crc16() and crc16tab in redis/src/crc16.c
 */
export const crc16Table: Uint16Array = tableOf(0x1021);

/** One byte further: the checksum after `byte`, given the checksum before it. Both 16 bits wide. */
export function crc16Step(crc: number, byte: number): number {
  return ((crc << 8) & 0xffff) ^ (crc16Table[((crc >> 8) ^ byte) & 0xff] ?? 0);
}

/**
 * The CRC-16/XMODEM of some bytes, from 0 to 65535.
 *
 * @example crc16(new TextEncoder().encode('123456789')) // 0x31c3, the check value of the algorithm
 * @see crc16() in redis/src/crc16.c
 */
export function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) crc = crc16Step(crc, byte);
  return crc;
}

function tableOf(polynomial: number): Uint16Array {
  return Uint16Array.from({ length: 256 }, (_, byte) => {
    let rest = byte << 8;
    for (let bit = 0; bit < 8; bit++) {
      rest = (rest & 0x8000) === 0 ? rest << 1 : (rest << 1) ^ polynomial;
    }
    return rest & 0xffff;
  });
}
