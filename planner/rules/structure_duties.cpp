#include "planner/rules/structure_duties.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "graph/model/when.h"

namespace orgplan::rules {
namespace {

class Duties {
  public:
    Duties(const Organisation& org, text::Findings& findings) : org_(org), findings_(findings) {}

    // The duties of one thing, which exists in `life`.
    void check(const std::vector<Duty>& duties, Span life, const std::string& of,
               const std::vector<text::Part>& about) {
        for (std::size_t i = 0; i < duties.size(); ++i) {
            const Duty& duty = duties[i];
            if (!given(duty.position)) continue;
            const bool followed = i + 1 < duties.size() && duties[i + 1].name == duty.name;
            const Tick until = std::min(life.to, followed ? duties[i + 1].from : kForever);
            const Position& seat = org_[duty.position];
            const Span gone{std::max({life.from, duty.from, seat.closes}), until};
            if (gone.from >= gone.to) continue;
            When when = when_of(std::span(&gone, 1), org_);
            if (when.empty()) continue;
            text::Finding& finding =
                findings_.add("duty-of-closed-seat", duty.place,
                              fmt::format("the duty `{}` of {} is with `{}`, which has closed", duty.name, of, seat.id),
                              fmt::format("name somebody from then on: `duties: {{{}: {{{}: {}, {}: SEAT}}}}`",
                                          duty.name, org_.stages.front().id, seat.id, org_.time_text(seat.closes)));
            finding.hold(std::move(when));
            finding.seats = {duty.position};
            finding.notes.push_back({seat.place, fmt::format("`{}` closes {} {}", seat.id, org_.dated() ? "on" : "at",
                                                             org_.time_text(seat.closes))});
            finding.about = about;
            finding.about.push_back({"duty", std::string(duty.name)});
            finding.about.push_back({"seat", std::string(seat.id)});
        }
    }

  private:
    const Organisation& org_;
    text::Findings& findings_;
};

}  // namespace

void check_duties(const Organisation& org, text::Findings& findings) {
    Duties duties(org, findings);
    duties.check(org.company.duties, {}, "the company", {{"section", "company"}});
    for (const Unit& unit : org.units) {
        duties.check(unit.duties, {unit.opens, unit.closes}, fmt::format("unit `{}`", unit.id),
                     {{"unit", std::string(unit.id)}});
    }
    for (const Product& product : org.products) {
        duties.check(product.duties, {product.opens, product.closes}, fmt::format("product `{}`", product.id),
                     {{"product", std::string(product.id)}});
    }
    for (const Project& project : org.projects) {
        duties.check(project.duties, {}, fmt::format("project `{}`", project.id),
                     {{"project", std::string(project.id)}});
    }
}

}  // namespace orgplan::rules
