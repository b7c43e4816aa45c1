// Elements, made with what is in them. Text reaches the page as text alone.

type Attributes = { [name: string]: string | number | boolean | undefined };
type Child = Node | string | null | undefined;

const kSvg = 'http://www.w3.org/2000/svg';

function set(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
}

export function el<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  set(element, attributes);
  for (const child of children) if (child !== null && child !== undefined) element.append(child);
  return element;
}

export function svg(tag: string, attributes: Attributes = {}, text?: string): SVGElement {
  const element = document.createElementNS(kSvg, tag) as SVGElement;
  set(element, attributes);
  if (text !== undefined) element.textContent = text;
  return element;
}

/** A button that says `label`; where it shows a sign only, `name` is what it is called. */
export function button(label: string, press: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const element = el('button', { type: 'button', ...attributes }, label);
  element.addEventListener('click', press);
  return element;
}

/** Numbers in the picture have no more digits than can be seen. */
export function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export function counted(number: number, one: string, many = one + 's'): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}
