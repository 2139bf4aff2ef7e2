import type { SimModal } from "../people/sim-modal.js";
import { modalView, type ModalView } from "./views.js";

const MOST_OPEN = 100;

/** Forms that a page has open, until they are submitted; forgotten ones make room. */
export class OpenForms {
  private readonly open = new Map<string, SimModal>();
  private count = 0;

  keep(modal: SimModal): ModalView & { readonly id: string } {
    const id = String(++this.count);
    this.open.set(id, modal);
    const [oldest] = this.open.keys();
    if (this.open.size > MOST_OPEN && oldest !== undefined) this.open.delete(oldest);
    return { id, ...modalView(modal) };
  }

  take(id: string): SimModal | undefined {
    return this.open.get(id);
  }
}
