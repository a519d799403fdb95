/** The files of a library, before anything is known of what stands in them. */

/** Path relative to the library's root, with `/`, → text. */
export type Files = ReadonlyMap<string, string>

/** Names that begin with `_` or `.` are templates and tools; a README may stand anywhere. */
export function ignored(file: string): boolean {
  return file.split('/').some((part) => /^[_.]/.test(part)) || /(^|\/)readme\.md$/i.test(file)
}
