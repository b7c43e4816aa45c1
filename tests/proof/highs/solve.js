// node solve.js SECONDS FILE...: solves each program, in LP, to the last with HiGHS, on one thread. For each a line with
// its status ("Optimal", "Time limit reached", ...), seconds and objective, separated by tabs.
const fs = require("fs");

async function main([limit, ...files]) {
    const options = {output_flag: false, threads: 1, random_seed: 1, mip_rel_gap: 0, mip_abs_gap: 1e-6};
    for (const file of files) {
        const highs = await require("highs")();
        const text = fs.readFileSync(file, "utf8");
        const began = performance.now();
        const found = highs.solve(text, {...options, time_limit: Number(limit)});
        const seconds = (performance.now() - began) / 1000;
        console.log([found.Status, seconds.toFixed(3), found.ObjectiveValue].join("\t"));
    }
}

main(process.argv.slice(2)).catch((error) => {
    console.error(String(error));
    process.exit(1);
});
