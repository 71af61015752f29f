// Judges BPMN files with bpmn-moddle, the reader of bpmn.io: node bpmn.mjs FILE…
// Says nothing and ends with 0 where every file is read without a warning.
import { readFileSync } from 'node:fs';
import { BpmnModdle } from 'bpmn-moddle';

let bad = 0;
for (const file of process.argv.slice(2)) {
  try {
    const { rootElement, warnings } = await new BpmnModdle().fromXML(readFileSync(file, 'utf8'));
    for (const warning of warnings) console.log(`${file}: ${warning.message}`);
    bad += warnings.length;
    const plane = rootElement.diagrams?.[0]?.plane;
    const drawn = new Set((plane?.planeElement ?? []).map((element) => element.bpmnElement?.id));
    const process_ = rootElement.rootElements.find((element) => element.$type === 'bpmn:Process');
    for (const element of process_.flowElements) {
      if (drawn.has(element.id)) continue;
      console.log(`${file}: ${element.id} is not drawn`);
      bad += 1;
    }
  } catch (error) {
    console.log(`${file}: ${error.message}`);
    bad += 1;
  }
}
process.exit(bad === 0 ? 0 : 1);
