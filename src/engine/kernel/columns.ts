/** Columns of numbers in the memory that the kernel and its host share: an address seen as a table, without a check of bounds. */

/** Added to a number between -2^31 and 2^31, this leaves it as an integer in the lower bits: quicker than a conversion, which asks first whether it fits. */
const integerBits: f64 = 6755399441055744;

/** A row or place, kept among numbers. */
// @inline
export function rowOf(value: f64): i32 {
  return <i32>reinterpret<i64>(value + integerBits);
}

@unmanaged
export class Float64s {
  @operator('[]') get(at: i32): f64 {
    return load<f64>(changetype<usize>(this) + ((<usize>at) << 3));
  }
  @operator('[]=') set(at: i32, value: f64): void {
    store<f64>(changetype<usize>(this) + ((<usize>at) << 3), value);
  }
}

@unmanaged
export class Int64s {
  @operator('[]') get(at: i32): i64 {
    return load<i64>(changetype<usize>(this) + ((<usize>at) << 3));
  }
  @operator('[]=') set(at: i32, value: i64): void {
    store<i64>(changetype<usize>(this) + ((<usize>at) << 3), value);
  }
}

@unmanaged
export class Int32s {
  @operator('[]') get(at: i32): i32 {
    return load<i32>(changetype<usize>(this) + ((<usize>at) << 2));
  }
  @operator('[]=') set(at: i32, value: i32): void {
    store<i32>(changetype<usize>(this) + ((<usize>at) << 2), value);
  }
}

/** Two columns of 4 bytes that lie side by side, as one number: the first is its lower half. */
@unmanaged
export class Pairs {
  @operator('[]') get(at: i32): i64 {
    return load<i64>(changetype<usize>(this) + ((<usize>at) << 2));
  }
  @operator('[]=') set(at: i32, value: i64): void {
    store<i64>(changetype<usize>(this) + ((<usize>at) << 2), value);
  }
}

/** What a pair holds: the first column, the second. */
// @inline
export function pairOf(one: i32, two: i32): i64 {
  return ((<i64>two) << 32) | (<i64>(<u32>one));
}

/** Four columns of a byte that lie side by side: the first is in the lowest bits. */
@unmanaged
export class Fours {
  @operator('[]') get(at: i32): i32 {
    return load<i32>(changetype<usize>(this) + <usize>at);
  }
  @operator('[]=') set(at: i32, value: i32): void {
    store<i32>(changetype<usize>(this) + <usize>at, value);
  }
}

@unmanaged
export class Uint8s {
  @operator('[]') get(at: i32): i32 {
    return load<u8>(changetype<usize>(this) + <usize>at);
  }
  @operator('[]=') set(at: i32, value: i32): void {
    store<u8>(changetype<usize>(this) + <usize>at, <u8>value);
  }
}
