#include "graph/chart/page/join_places.h"

#include <algorithm>

namespace orgplan::page {

int JoinedPlaces::child(int parent, const std::string& id, int turn, int after) {
    const auto [at, is_new] = known_.emplace(std::tuple(parent, id, turn), static_cast<int>(nodes_.size()));
    if (!is_new) return at->second;
    nodes_.emplace_back();
    std::vector<int>& siblings = nodes_[static_cast<std::size_t>(parent)].children;
    const auto before = std::ranges::find(siblings, after);
    siblings.insert(before == siblings.end() ? siblings.begin() : before + 1, at->second);
    return at->second;
}

void JoinedPlaces::add(std::vector<Stage>& stages) {
    struct Place {
        int above = -1;
        std::string id;
    };
    std::map<int, Place> places;
    for (const Stage& stage : stages) {
        for (const Card& card : stage.cards) {
            const int above = card.parent < 0 ? -1 : stage.cards[static_cast<std::size_t>(card.parent)].place;
            places.try_emplace(card.place, Place{above, card.id});
        }
    }
    std::map<int, int> node_of{{-1, 0}};
    std::map<int, int> last;                               // by node: the last of its children in this spec
    std::map<std::pair<int, std::string>, int> occurring;  // by node and id
    for (const auto& [place, of] : places) {
        const int parent = node_of.at(of.above);
        const auto before = last.find(parent);
        const int node = child(parent, of.id, occurring[{parent, of.id}]++, before == last.end() ? -1 : before->second);
        node_of[place] = node;
        last[parent] = node;
    }
    for (Stage& stage : stages) {
        for (Card& card : stage.cards) card.place = node_of.at(card.place);
    }
}

void JoinedPlaces::number(std::vector<Stage>& stages) const {
    std::vector<int> numbers(nodes_.size(), -1);
    std::vector<int> open{0};
    for (int next = -1; !open.empty(); ++next) {
        const int node = open.back();
        open.pop_back();
        numbers[static_cast<std::size_t>(node)] = next;
        const std::vector<int>& children = nodes_[static_cast<std::size_t>(node)].children;
        open.insert(open.end(), children.rbegin(), children.rend());
    }
    for (Stage& stage : stages) {
        for (Card& card : stage.cards) card.place = numbers[static_cast<std::size_t>(card.place)];
    }
}

}  // namespace orgplan::page
