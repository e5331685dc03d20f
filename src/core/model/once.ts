/**
 * Makes a value when it is first asked for, and once an isolate. What is made while a module loads, every isolate pays for as it
 * starts, also one that never needs it.
 */
export function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
