/** The room that something laid out by hand has. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface Size {
  /** Pixels. */
  readonly width: number;
  /** Pixels of a unit of length: one at the usual size of the editor's font. */
  readonly unit: number;
}

/** The box to measure, and its size, anew whenever it changes; `width` until it was measured. */
export function useSize(width: number) {
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size>({ width, unit: 1 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      const unit = Number.parseFloat(getComputedStyle(element).fontSize) / 13;
      setSize({ width: Math.max(240, Math.floor(element.clientWidth)), unit: Number.isFinite(unit) ? unit : 1 });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { box, ...size };
}
