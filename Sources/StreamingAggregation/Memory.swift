internal import Glibc

/// Memory without a value yet, to be grown with `grown` and given back with `free`.
func reserved<Element: BitwiseCopyable>(_ capacity: Int) -> UnsafeMutablePointer<Element> {
  // SAFETY: the block has room for the elements, and is aligned for every type.
  guard let block = unsafe malloc(max(1, capacity) * MemoryLayout<Element>.stride) else {
    fatalError("out of memory")
  }
  return unsafe block.assumingMemoryBound(to: Element.self)
}

/// Memory of another size with the same beginning.
///
/// `realloc` moves large blocks by their pages, so that growing needs no second copy for a while.
func grown<Element: BitwiseCopyable>(
  _ memory: UnsafeMutablePointer<Element>, _ capacity: Int
) -> UnsafeMutablePointer<Element> {
  // SAFETY: the block is one that `reserved` or this function gave.
  let block = unsafe realloc(memory, capacity * MemoryLayout<Element>.stride)
  guard let block = unsafe block else { fatalError("out of memory") }
  return unsafe block.assumingMemoryBound(to: Element.self)
}
