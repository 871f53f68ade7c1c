import type { Dish, Food } from "./office.js";

/** What the kitchen knows how to cook, by course. */
export const recipes: Readonly<Record<Dish["kind"], readonly Food[]>> = {
  starter: [
    { name: "Carottes râpées au citron", labels: ["organic", "homeMade"] },
    { name: "Betteraves vinaigrette", labels: ["local"], allergens: ["mustard", "sulphites"] },
    { name: "Salade de lentilles", labels: ["organic"], allergens: ["mustard"] },
    { name: "Œuf dur mayonnaise", allergens: ["eggs", "mustard"] },
    { name: "Potage de légumes", labels: ["homeMade"], allergens: ["celery", "milk"] },
    { name: "Taboulé à la menthe", allergens: ["gluten"] },
    { name: "Concombres au fromage blanc", allergens: ["milk"] },
    { name: "Céleri rémoulade", labels: ["homeMade"], allergens: ["celery", "eggs", "mustard"] },
  ],
  main: [
    { name: "Lasagnes aux légumes", labels: ["homeMade"], allergens: ["gluten", "milk", "eggs"] },
    { name: "Filet de lieu, sauce crevette", allergens: ["fish", "crustaceans", "milk"] },
    { name: "Poulet rôti", labels: ["local"] },
    { name: "Omelette aux fines herbes", labels: ["organic"], allergens: ["eggs", "milk"] },
    { name: "Bœuf bourguignon", labels: ["local", "homeMade"], allergens: ["sulphites", "gluten"] },
    { name: "Dahl de lentilles corail", labels: ["organic", "homeMade"] },
    { name: "Moules à la crème", allergens: ["molluscs", "milk", "celery"] },
    { name: "Nuggets de blé", labels: ["assembled"], allergens: ["gluten", "soy"] },
    { name: "Tajine aux abricots et aux amandes", allergens: ["nuts", "sulphites"] },
  ],
  side: [
    { name: "Haricots verts persillés", labels: ["organic"] },
    { name: "Purée maison", labels: ["homeMade", "local"], allergens: ["milk"] },
    { name: "Riz pilaf" },
    { name: "Coquillettes", allergens: ["gluten"] },
    { name: "Ratatouille", labels: ["homeMade"] },
    { name: "Semoule aux raisins", allergens: ["gluten", "sulphites"] },
  ],
  other: [
    { name: "Pain de campagne", labels: ["local"], allergens: ["gluten", "sesame"] },
    { name: "Jus de pomme", labels: ["local", "own"] },
  ],
  cheese: [
    { name: "Emmental", allergens: ["milk"] },
    { name: "Yaourt nature", labels: ["organic", "local"], allergens: ["milk"] },
    { name: "Chèvre frais", labels: ["local"], allergens: ["milk"] },
  ],
  dessert: [
    { name: "Pomme", labels: ["organic", "local"] },
    { name: "Compote de poires", labels: ["homeMade"] },
    { name: "Mousse au chocolat", labels: ["homeMade"], allergens: ["eggs", "milk", "soy"] },
    { name: "Brownie aux noix", allergens: ["gluten", "eggs", "nuts", "peanuts"] },
    { name: "Clémentines" },
    { name: "Gâteau au lupin", allergens: ["lupin", "gluten", "own"] },
  ],
};
