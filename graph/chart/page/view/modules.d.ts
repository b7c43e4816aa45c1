// What the page uses of the modules that bring no types.

declare module 'orgplan-layout/layout.wasm' {
  const bytes: Uint8Array;
  export default bytes;
}

declare module 'd3-selection' {
  export interface Selection {
    call(behaviour: unknown, ...more: unknown[]): Selection;
    on(type: string, listener: null): Selection;
    property(name: string): unknown;
  }
  export function select(element: Element): Selection;
  export const event: { sourceEvent: Event | null; transform: import('d3-zoom').ZoomTransform } | null;
}

declare module 'd3-zoom' {
  import { Selection } from 'd3-selection';
  export interface ZoomTransform { k: number; x: number; y: number; translate(x: number, y: number): ZoomTransform; scale(k: number): ZoomTransform }
  export interface Zoom {
    (selection: Selection): void;
    on(type: string, listener: () => void): Zoom;
    scaleExtent(extent: [number, number]): Zoom;
    filter(test: () => boolean): Zoom;
    wheelDelta(delta: () => number): Zoom;
    clickDistance(distance: number): Zoom;
    transform(selection: Selection, transform: ZoomTransform): void;
    scaleBy(selection: Selection, k: number): void;
    translateBy(selection: Selection, x: number, y: number): void;
  }
  export function zoom(): Zoom;
  export const zoomIdentity: ZoomTransform;
}
