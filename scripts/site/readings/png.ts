/** Screenshots as pixels. Reads what Chromium writes: 8 bits a channel, with or without alpha, not interlaced. */
import { inflateSync } from 'node:zlib'

export interface Picture {
  width: number
  height: number
  /** Bytes of one pixel: 3 or 4. */
  size: 3 | 4
  /** Rows of pixels, from the top. */
  pixels: Uint8Array
}

/** @throws where the picture is of another kind */
export function readPng(file: Buffer): Picture {
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)]
  const [depth, colour, interlaced] = [file[24], file[25], file[28]]
  const size = colour === 2 ? 3 : colour === 6 ? 4 : undefined
  if (size === undefined || depth !== 8 || interlaced !== 0)
    throw new Error(`A picture of colour type ${colour} and depth ${depth} cannot be read here.`)
  const parts: Buffer[] = []
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at)
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(file.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  const raw = inflateSync(Buffer.concat(parts))
  const row = width * size
  const pixels = new Uint8Array(row * height)
  for (let y = 0; y < height; y++) unfilter(raw, pixels, y, row, size)
  return { width, height, size, pixels }
}

/** Each row is written as its difference from what stands left of and above it. Which of them, its first byte says. */
function unfilter(raw: Uint8Array, pixels: Uint8Array, y: number, row: number, size: number): void {
  const [from, to] = [y * (row + 1) + 1, y * row]
  const filter = raw[from - 1]!
  pixels.set(raw.subarray(from, from + row), to)
  // The first row has nothing above it, the first pixel nothing to its left.
  const above = y === 0 ? undefined : to - row
  switch (filter) {
    case 0:
      return
    case 1:
      for (let at = to + size; at < to + row; at++) pixels[at]! += pixels[at - size]!
      return
    case 2:
      if (above !== undefined) for (let i = 0; i < row; i++) pixels[to + i]! += pixels[above + i]!
      return
    default:
      for (let i = 0; i < row; i++) {
        const left = i < size ? 0 : pixels[to + i - size]!
        const up = above === undefined ? 0 : pixels[above + i]!
        const corner = above === undefined || i < size ? 0 : pixels[above + i - size]!
        pixels[to + i]! += filter === 3 ? (left + up) >> 1 : nearest(left, up, corner)
      }
  }
}

function nearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
