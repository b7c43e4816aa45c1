#include "graph/chart/scene/beside.h"

#include <utility>
#include <vector>

namespace orgplan::scene {
namespace {

class Placed {
  public:
    Placed(double scale, layout::Point at) : scale_(scale), at_(at) {}

    layout::Point point(const layout::Point& of) const { return {at_.x + of.x * scale_, at_.y + of.y * scale_}; }
    layout::Rect rect(const layout::Rect& of) const {
        return {at_.x + of.x * scale_, at_.y + of.y * scale_, of.width * scale_, of.height * scale_};
    }
    Fill fill(Fill of) const {
        of.rect = rect(of.rect);
        of.radius *= scale_;
        return of;
    }
    TextRun text(TextRun of) const {
        of.at = point(of.at);
        of.size *= scale_;
        of.width *= scale_;
        return of;
    }
    SceneLine line(SceneLine of) const {
        for (layout::Point& each : of.points) each = point(each);
        of.width *= scale_;
        return of;
    }
    SceneCard card(SceneCard of) const {
        of.rect = rect(of.rect);
        of.radius *= scale_;
        for (Fill& each : of.fills) each = fill(std::move(each));
        for (TextRun& each : of.texts) each = text(std::move(each));
        for (double& row : of.rows) row *= scale_;
        of.link.clear();
        return of;
    }

  private:
    double scale_;
    layout::Point at_;
};

}  // namespace

void place(const Scene& part, layout::Point at, const std::string& prefix, Scene& page) {
    const Placed placed(part.scale, at);
    for (const SceneLine& each : part.lines) {
        SceneLine& line = page.lines.emplace_back(placed.line(each));
        if (!line.from.empty()) line.from.insert(0, prefix);
        if (!line.to.empty()) line.to.insert(0, prefix);
    }
    for (const SceneCard& each : part.cards) page.cards.emplace_back(placed.card(each)).id.insert(0, prefix);
    for (const TextRun& each : part.texts) page.texts.push_back(placed.text(each));
    for (const Fill& each : part.fills) page.fills.push_back(placed.fill(each));
}

}  // namespace orgplan::scene
