#include "graph/chart/page/faces.h"

#include <fmt/format.h>

namespace orgplan::page {
namespace {

bool within(const FaceText& text, const FaceFill& fill) {
    return text.x > fill.x && text.x < fill.x + fill.width && text.baseline > fill.y &&
           text.baseline < fill.y + fill.height;
}

// What two faces differ in, if they do.
std::string key_of(const Face& face) {
    std::string key =
        fmt::format("{} {} {} {} {} {}", face.width, face.height, face.radius, face.stroke, face.fill, face.dashed);
    for (const FaceFill& each : face.fills) {
        key += fmt::format("|{} {} {} {} {} {} {}", each.x, each.y, each.width, each.height, each.radius, each.colour,
                           each.seat);
    }
    for (const FaceText& each : face.texts) {
        key += fmt::format("/{} {} {} {} {} {} {}", each.x, each.baseline, each.size, each.width, each.style,
                           each.colour, each.text);
    }
    for (const double row : face.rows) key += fmt::format("-{}", row);
    return key;
}

}  // namespace

int Looks::number(const scene::SceneCard& card, const std::vector<double>& rows, const Numbers& numbers) {
    Face face{card.rect.width,
              card.rect.height,
              card.radius,
              colours_.number(card.stroke, Use::ground),
              colours_.number(card.fill, Use::ground),
              card.dashed,
              {},
              {},
              rows};
    for (const scene::Fill& fill : card.fills) {
        face.fills.push_back({fill.rect.x, fill.rect.y, fill.rect.width, fill.rect.height, fill.radius,
                              colours_.number(fill.colour, Use::ground),
                              fill.of_card ? kOfMostSeats : numbers.of(fill.seat)});
    }
    for (const scene::TextRun& run : card.texts) {
        FaceText text{run.at.x, run.at.y, run.size, run.width, (run.bold ? 1 : 0) + (run.struck ? 2 : 0), 0, run.text};
        bool on_fill = false;
        for (const FaceFill& fill : face.fills) on_fill = on_fill || (fill.seat == kOfMostSeats && within(text, fill));
        text.colour = on_fill ? kInkOnFill : colours_.number(run.colour, Use::text);
        face.texts.push_back(std::move(text));
    }
    return add(std::move(face));
}

int Looks::closed(int open) {
    Face face = faces_[static_cast<std::size_t>(open)];
    if (face.fills.empty()) return open;
    const FaceFill header = face.fills.front();
    std::erase_if(face.texts, [&](const FaceText& text) { return !within(text, header); });
    face.fills.resize(1);
    face.rows.clear();
    face.height = header.y * 2 + header.height;
    return add(std::move(face));
}

int Looks::add(Face face) {
    const auto [found, added] = known_.try_emplace(key_of(face), static_cast<int>(faces_.size()));
    if (added) faces_.push_back(std::move(face));
    return found->second;
}

void Looks::take(Chart& chart) {
    chart.faces = std::move(faces_);
    chart.colours = colours_.take();
}

}  // namespace orgplan::page
