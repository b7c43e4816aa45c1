#include "tests/ci/conformance.h"

#include <algorithm>

namespace orgplan {

namespace fs = std::filesystem;

namespace {

// Specs with findings of many kinds, and with what is written in them that other formats have to escape.
const std::vector<std::string>& specs() {
    static const std::vector<std::string> all = [] {
        std::vector<std::string> found{(kRoot / "tests/golden/cases/ci.yaml").string()};
        for (const auto& each : fs::directory_iterator(kRoot / "examples/wrong")) {
            if (each.path().extension() == ".yaml") found.push_back(each.path().string());
        }
        found.push_back((kRoot / "examples/startup.yaml").string());
        std::ranges::sort(found);
        return found;
    }();
    return all;
}

}  // namespace

void Conformance::SetUp() {
    InRepository::SetUp();
    if (IsSkipped()) return;
    const std::string spec =
        "orgplan: 1\ncompany: {name: \"M\u00F6bel <& S\u00F6hne> % 100%25\", manager: boss}\n"
        "stages: [{id: a, date: 2027-01-31}, {id: b, date: 2027-06-30}]\n"
        "positions: [{id: boss, role: ceo}]\nproducts: [{id: shop, units: [idle]}]\n"
        "units:\n  - {id: idle}\n  - {id: lazy, opens: b}\n  - {id: known}\n"
        "  - {id: quiet} # orgplan: ignore[empty-unit] -- \"Soon\" <& later>\n";
    repository.write("a,b: c%.yaml", spec);
    repository.write("acme.baseline", "# orgplan baseline 1\nempty-unit unit:gone\nempty-unit unit:known\n");
    repository.commit("first");
    repository.write("a,b: c%.yaml",
                     spec +
                         "  - {id: fresh, name: \"a ]]> b\"}\nnonsense: \"\\e[31m\"\n"
                         "rules: {severity: [{rule: empty-unit, at: lazy, as: hide}], define: [{id: product-of-nobody, "
                         "for: {product: {}}, require: {given: duties.owner, duty: {name: owner, vacant: false}}}, "
                         "{id: no-testers, for: {unit: {id: [fresh, idle]}}, "
                         "require: {count: {role: qa-engineer, at_least: 1}}}]}\n");
}

std::vector<std::string> Conformance::reports(const std::string& format) const {
    std::vector<std::string> all;
    for (const std::string& spec : specs()) {
        all.push_back(run_in(kRoot, {"check", fs::relative(spec, kRoot).string(), "--today", "2027-01-15", "--format",
                                     format, "--show-suppressed"})
                          .out);
    }
    all.push_back(run_in(repository.folder(), {"check", "a,b: c%.yaml", "--today", "2027-01-15", "--format", format,
                                               "--since", "main", "--baseline", "acme.baseline"})
                      .out);
    return all;
}

void Conformance::expect_schema(const std::string& format, const fs::path& schema, const std::string& more) const {
    if (shell("python3 -c 'import jsonschema'").exit_code != 0) GTEST_SKIP() << "python3-jsonschema is not installed";
    for (const std::string& report : reports(format)) {
        ASSERT_FALSE(report.empty());
        const ShellRun run = shell(
            "python3 '" + (kRoot / "tests/ci/conforms.py").string() + "' '" + schema.string() + "'" + more, report);
        EXPECT_EQ(run.exit_code, 0) << format << "\n" << run.said << "\n" << report.substr(0, 2000);
    }
}

}  // namespace orgplan
