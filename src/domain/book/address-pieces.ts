/** A piece of an address between two places where a line may break. */
export interface AddressPiece {
  readonly text: string;
  /** A browser would break it behind a hyphen, and need not. */
  readonly isWhole: boolean;
}

/** The longest piece that is kept whole, in characters: it fits a line of a phone. */
const longest = 34;

/**
 * The pieces of an address as readers see it, `docs.docker.com/reference/`: a line may break behind a slash and
 * nowhere else. Joined they are the address.
 */
export function addressPieces(address: string): readonly AddressPiece[] {
  return address
    .split(/(?<=\/)(?=[^/])/)
    .map((text) => ({ text, isWhole: text.includes('-') && text.length <= longest }));
}
