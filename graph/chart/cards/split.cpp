#include "graph/chart/cards/split.h"

#include <fmt/format.h>

#include <algorithm>

namespace orgplan::cards {
namespace {

constexpr std::uint32_t kNobody = layout::Box::kNoParent;

// A dotted line to a card of another page is written on the card.
void add_links(const CardForest& forest, const layout::Split& split, std::vector<PagePart>& parts) {
    for (const CardLink& link : forest.links) {
        PagePart& part = parts[split.page_of[link.from]];
        const auto local = [&part](std::uint32_t card) {
            const auto found = std::lower_bound(part.cards.begin(), part.cards.end(), card);
            return found != part.cards.end() && *found == card ? static_cast<std::uint32_t>(found - part.cards.begin())
                                                               : kNobody;
        };
        const std::uint32_t from = local(link.from);
        const std::uint32_t to = local(link.to);
        if (to != kNobody) {
            part.forest.links.push_back({from, to, link.seat, link.target, link.stages});
        } else {
            part.forest.cards[from].notes.push_back({link.seat, link.target, link.stages, false});
        }
    }
}

}  // namespace

std::vector<PagePart> split_cards(const CardForest& forest, std::span<const layout::Box> boxes,
                                  const layout::PageRoom& room) {
    layout::Split split = layout::split(boxes, room);
    std::vector<PagePart> parts(split.pages.size());
    std::vector<std::uint32_t> number(forest.cards.size(), kNobody);  // of a card on the page
    for (std::size_t p = 0; p < parts.size(); ++p) {
        PagePart& part = parts[p];
        layout::SplitPage& page = split.pages[p];
        part.forest.differences = forest.differences;
        part.forest.around = forest.around;
        part.forest.carried = forest.carried;
        part.forest.above = forest.above;
        part.cards = std::move(page.boxes);
        for (std::uint32_t i = 0; i < part.cards.size(); ++i) {
            const std::uint32_t card = part.cards[i];
            number[card] = i;
            Card copy = forest.cards[card];
            const auto head = std::ranges::find(page.heads, card, &layout::SplitHead::box);
            if (head != page.heads.end()) {
                copy.parent = kNobody;
                copy.assistant = false;
                copy.page = head->from + 1;
                copy.reference = fmt::format("from page {}", copy.page);
            } else {
                copy.parent = copy.parent == kNobody ? kNobody : number[copy.parent];
                if (split.goes_on[card] != layout::Split::kNoPage) {
                    copy.page = split.goes_on[card] + 1;
                    copy.reference = fmt::format("\u2192 page {}", copy.page);
                }
            }
            part.forest.cards.push_back(std::move(copy));
        }
    }
    add_links(forest, split, parts);
    return parts;
}

}  // namespace orgplan::cards
